System.Console.WriteLine("eflux");
