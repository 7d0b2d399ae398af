using EigenFlux.Mutation;
using EigenFlux.Mutation.Running;

// Started beside the tests of a project, this is the process that runs them; what the command line needs is not there.
return args is ["host", var request] ? TestHost.Run(request) : MutationCommand.Run(args);
