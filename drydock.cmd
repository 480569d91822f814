@echo off
rem Drydock: builds itself when it was never built or a source is newer, then starts. The launcher for Unix is the file `drydock`.
rem
rem A start that finds everything in order calls robocopy (it lists the sources without copying) and fc, then java.
rem What it needs to know stands in tutor-engine\target\app\start.cmd, written by the start that built.
setlocal EnableExtensions DisableDelayedExpansion
chcp 65001 >nul
set "here=%~dp0"
set "here=%here:~0,-1%"
set "target=%here%\tutor-engine\target"
set "app=%target%\app"
set "log=%target%\build.log"

set "java="
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "java=%JAVA_HOME%\bin\java.exe"
if not defined java for %%p in (java.exe) do set "java=%%~$PATH:p"
if not defined java goto no_java

if not exist "%app%" mkdir "%app%" 2>nul
call :list_sources >"%target%\sources.now" 2>nul
set "builtby="
set "generation="
if exist "%app%\start.cmd" call "%app%\start.cmd"
fc /b "%target%\sources.now" "%app%\sources.built" >nul 2>nul && if "%builtby%"=="%java%|%here%" goto start

rem ---- the long way: the first start, a new Java, new sources
set "version="
"%java%" -version 2>"%target%\java.txt"
for /f "usebackq tokens=2,3" %%a in ("%target%\java.txt") do if "%%a"=="version" set "version=%%~b"
for /f "tokens=1,2 delims=.-+" %%a in ("%version%") do if "%%a"=="1" (set "version=%%b") else (set "version=%%a")
if not defined version goto no_java
if %version% LSS 17 goto old_java
for %%m in (mvn.cmd) do set "maven=%%~$PATH:m"
if not defined maven goto no_maven

echo drydock: building, which takes a minute or two; later starts are at once. 1>&2
for %%j in ("%java%\..\..") do set "JAVA_HOME=%%~fj"
call "%maven%" -B -Dstyle.color=never -Dmaven.test.skip=true -f "%here%\pom.xml" package >"%log%" 2>&1 <nul
if errorlevel 1 goto no_build
rem Every build gets a folder of its own, so that a Drydock that runs keeps the jars it was started from.
set "generation=%app%\build.%RANDOM%%RANDOM%"
for /d %%d in ("%app%\build.*") do rmdir /s /q "%%d" 2>nul
robocopy "%app%\lib" "%generation%\lib" /e >nul
robocopy "%app%\native" "%generation%\native" /e >nul
set "flags="
if %version% GEQ 24 set "flags=--enable-native-access=ALL-UNNAMED"
set "archive=%generation%\classes.jsa"
set "making=ArchiveClassesAtExit"
set "using=SharedArchiveFile"
if %version% GEQ 25 set "archive=%generation%\classes.aot"
if %version% GEQ 25 set "making=AOTCacheOutput"
if %version% GEQ 25 set "using=AOTCache"
echo drydock: preparing quick starts. 1>&2
call :set_options
"%java%" %options% dev.drydock.tutor.rehearsal.ReadAhead >"%generation%\course.jar" 2>nul <nul && move /y "%generation%\course.jar" "%generation%\lib\course.jar" >nul
"%java%" %options% "-XX:%making%=%archive%" dev.drydock.tutor.Drydock sh -c true >nul 2>nul <nul
if not exist "%archive%" set "using="
>"%app%\start.cmd" echo set "builtby=%java%|%here%"
>>"%app%\start.cmd" echo set "generation=%generation%"
>>"%app%\start.cmd" echo set "flags=%flags%"
>>"%app%\start.cmd" echo set "archive=%archive%"
>>"%app%\start.cmd" echo set "using=%using%"
move /y "%target%\sources.now" "%app%\sources.built" >nul

:start
call :set_options
if not defined using goto start_plainly
"%java%" %options% "-XX:%using%=%archive%" dev.drydock.tutor.Drydock %*
exit /b %errorlevel%
:start_plainly
"%java%" %options% dev.drydock.tutor.Drydock %*
exit /b %errorlevel%

:set_options
set options=-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData -Xlog:disable -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 -Dsun.stdout.encoding=UTF-8 -Dsun.stderr.encoding=UTF-8 "-Dlibrary.jline.path=%generation%\native\org\jline\nativ" %flags% -cp "%generation%\lib\*"
exit /b 0

rem Names, sizes and times of the sources; nothing is copied.
:list_sources
for %%f in ("%here%\pom.xml" "%here%\drydock.cmd") do echo %%~tzf
for %%m in (sandbox lessons content-zh content-en tutor-engine) do call :list_module %%m
exit /b 0
:list_module
for %%f in ("%here%\%1\pom.xml") do echo %%~tzf
robocopy "%here%\%1\src\main" "%here%\nowhere" /l /s /njh /njs /ndl /nc /bytes /ts /fp
exit /b 0

:no_java
echo drydock: needs Java 17 or newer; no Java was found in JAVA_HOME or on the PATH. 1>&2
echo   Install a JDK from https://adoptium.net, or:  winget install EclipseAdoptium.Temurin.17.JDK 1>&2
exit /b 1
:old_java
echo drydock: needs Java 17 or newer; here is Java %version% (%java%). 1>&2
echo   Install a JDK from https://adoptium.net, or:  winget install EclipseAdoptium.Temurin.17.JDK 1>&2
exit /b 1
:no_maven
echo drydock: needs Maven 3.8 or newer to build itself; there is no mvn on the PATH. 1>&2
echo   Unpack https://maven.apache.org/download.cgi and put its bin folder on the PATH. 1>&2
exit /b 1
:no_build
echo drydock: the build failed; the first build needs the network. Maven's last lines: 1>&2
findstr /b /c:"[ERROR]" "%log%" 1>&2
echo   Maven's whole output: %log% 1>&2
exit /b 1
