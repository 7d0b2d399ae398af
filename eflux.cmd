@echo off
rem Builds the command line on first use and whenever its sources have changed, then runs it.
setlocal
set "root=%~dp0"
set "cache=%root%.cache\cli"
if not exist "%cache%\app\eflux.dll" goto build
if not exist "%cache%\stamp" goto build
rem robocopy lists what is newer here than the stamp's copy of the sources; it is quicker to start than PowerShell.
for /f %%f in ('robocopy "%root%src" "%cache%\sources\src" /l /s /xo /xd bin obj /njh /njs /ndl /nc /ns /np') do goto build
for /f %%f in ('robocopy "%root%grammar" "%cache%\sources\grammar" /l /s /xo /njh /njs /ndl /nc /ns /np') do goto build
for /f %%f in ('robocopy "%root%build" "%cache%\sources\build" /l /s /xo /njh /njs /ndl /nc /ns /np') do goto build
goto run

:build
where dotnet >nul 2>nul || (echo eflux: dotnet is missing: install the .NET 10 SDK>&2 & exit /b 1)
if not exist "%cache%" mkdir "%cache%"
echo eflux: building; this is done once, and again when the sources change>&2
set "publish=dotnet publish "%root%src\EigenFlux.Cli\EigenFlux.Cli.csproj" -c Release -v quiet --nologo --artifacts-path "%cache%\build" -o "%cache%\app" %EFLUX_BUILD_OPTIONS%"
%publish% -p:PublishReadyToRun=true --use-current-runtime --self-contained false >"%cache%\build.log" 2>&1 || %publish% >"%cache%\build.log" 2>&1 || (type "%cache%\build.log">&2 & echo eflux: the build failed>&2 & exit /b 1)
robocopy "%root%src" "%cache%\sources\src" /mir /xd bin obj >nul
robocopy "%root%grammar" "%cache%\sources\grammar" /mir >nul
robocopy "%root%build" "%cache%\sources\build" /mir >nul
echo built>"%cache%\stamp"

:run
dotnet "%cache%\app\eflux.dll" %*
exit /b %errorlevel%
