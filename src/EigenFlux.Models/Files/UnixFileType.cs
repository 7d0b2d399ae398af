using System.Runtime.InteropServices;

namespace EigenFlux.Models.Files;

/// <summary>Asks the operating system for a file's type, which the framework does not tell.</summary>
internal static partial class UnixFileType
{
    // From statx(2) and stat(2): the type is in the upper bits of the mode.
    private const int TypeMask = 0xF000;
    private const int RegularType = 0x8000;
    private const int CurrentFolder = -100;
    private const uint WantType = 1;
    private const int ModeInStatx = 28;
    private const int ModeInAppleStat = 4;
    private const int Room = 256;

    /// <summary>Whether there is a regular file at a path, links followed; null where the system cannot be asked.</summary>
    public static unsafe bool? IsRegular(string path)
    {
        var about = stackalloc byte[Room];
        try
        {
            if (OperatingSystem.IsLinux())
            {
                return Statx(CurrentFolder, path, 0, WantType, about) == 0 ? IsRegular(about + ModeInStatx) : null;
            }

            if (OperatingSystem.IsMacOS())
            {
                var result = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? AppleStat64(path, about) : AppleStat(path, about);
                return result == 0 ? IsRegular(about + ModeInAppleStat) : null;
            }
        }
        catch (Exception missing) when (missing is EntryPointNotFoundException or DllNotFoundException)
        {
            // An old C library: nothing better is known than that there is something.
        }

        return null;
    }

    private static unsafe bool IsRegular(byte* mode) => (*(ushort*)mode & TypeMask) == RegularType;

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial int Statx(int folder, string path, int flags, uint mask, byte* about);

    [LibraryImport("libc", EntryPoint = "stat", StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial int AppleStat(string path, byte* about);

    [LibraryImport("libc", EntryPoint = "stat$INODE64", StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial int AppleStat64(string path, byte* about);
}
