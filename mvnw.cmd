@echo off
rem Runs Maven for this project with a JDK and a Maven that are new enough; a Maven that is missing is fetched once.
rem MAVEN_USER_HOME says where it is kept (default: %USERPROFILE%\.m2).
setlocal EnableExtensions DisableDelayedExpansion

set "java_minimum=21"
set "maven_version=3.9.14"
set "maven_sha512=4122c5e7a8794260539dd8fcd78480549511babff2f85e2b1258c8d4cf33c50af90f65d323f43c88d4959f35a8f37ced3eca802983caa6eb7cc81b16af936ab0"
set "maven_url=https://archive.apache.org/dist/maven/maven-3/%maven_version%/binaries/apache-maven-%maven_version%-bin.zip"
set "copy_goal=org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy"
set "here=%~dp0"
set "jdk="
set "jdk_found=0"

call :find_jdk
if %jdk_found% EQU 0 (
    echo mvnw: a JDK %java_minimum% or newer is needed and no JDK was found. Install one and run this again, or set JAVA_HOME to its directory. 1>&2
    exit /b 1
)
if %jdk_found% LSS %java_minimum% (
    echo mvnw: a JDK %java_minimum% or newer is needed; the newest one found is %jdk_found%, in "%jdk%". Install one and run this again, or set JAVA_HOME to its directory. 1>&2
    exit /b 1
)
set "JAVA_HOME=%jdk%"

call :installed_maven_is_enough && goto run_installed
if not defined MAVEN_USER_HOME set "MAVEN_USER_HOME=%USERPROFILE%\.m2"
set "wrapper=%MAVEN_USER_HOME%\wrapper"
set "maven=%wrapper%\apache-maven-%maven_version%"
if exist "%maven%\bin\mvn.cmd" goto run_own
if not exist "%wrapper%" mkdir "%wrapper%" 2>nul
if not exist "%wrapper%" (
    echo mvnw: cannot write to "%wrapper%", where Maven would go. Set MAVEN_USER_HOME to a directory that can be written. 1>&2
    exit /b 1
)
echo mvnw: fetching Maven %maven_version% into %wrapper%, once 1>&2
set "scratch=%wrapper%\fetch.%RANDOM%%RANDOM%"
mkdir "%scratch%"
call :install_maven "%maven_url%" 2>"%scratch%\download.log" || call :copy_maven
set "fetched=%ERRORLEVEL%"
if not "%fetched%"=="0" type "%scratch%\download.log" 1>&2
rmdir /s /q "%scratch%"
if not "%fetched%"=="0" (
    echo mvnw: Maven %maven_version% could not be fetched. Install Maven 3.9 or newer and run this again. 1>&2
    exit /b 1
)

:run_own
call "%maven%\bin\mvn.cmd" %*
exit /b %ERRORLEVEL%

:run_installed
call mvn %*
exit /b %ERRORLEVEL%

rem JAVA_HOME and PATH decide if they are new enough; else the newest JDK in the usual places.
:find_jdk
if defined JAVA_HOME call :offer_jdk "%JAVA_HOME%"
if %jdk_found% GEQ %java_minimum% exit /b 0
for %%j in (javac.exe) do if not "%%~$PATH:j"=="" for %%h in ("%%~dp$PATH:j..") do call :offer_jdk "%%~fh"
if %jdk_found% GEQ %java_minimum% exit /b 0
for %%r in ("%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Amazon Corretto" "%ProgramFiles%\Zulu" "%ProgramFiles%\BellSoft" "%USERPROFILE%\.jdks" "%USERPROFILE%\scoop\apps") do (
    for /d %%h in ("%%~r\*") do call :offer_jdk "%%~fh"
)
exit /b 0

rem Keeps the newest JDK that was offered in jdk and jdk_found.
:offer_jdk
if not exist "%~1\bin\javac.exe" exit /b 0
set "offered=0"
for /f "usebackq tokens=2 delims==" %%v in (`findstr /b "JAVA_VERSION=" "%~1\release" 2^>nul`) do (
    for /f "tokens=1 delims=." %%m in (%%v) do set "offered=%%~m"
)
if %offered% GTR %jdk_found% (
    set "jdk=%~1"
    set "jdk_found=%offered%"
)
exit /b 0

:installed_maven_is_enough
where mvn >nul 2>&1 || exit /b 1
set "version="
for /f "tokens=3" %%v in ('mvn --version 2^>nul ^| findstr /c:"Apache Maven "') do if not defined version set "version=%%v"
for /f "tokens=1,2 delims=." %%a in ("%version%") do (
    if %%a GTR 3 exit /b 0
    if %%a EQU 3 if %%b GEQ 9 exit /b 0
)
exit /b 1

:install_maven
"%JAVA_HOME%\bin\java.exe" -XX:TieredStopAtLevel=1 "%here%.mvn\wrapper\FetchMaven.java" "%~1" %maven_sha512% "%maven%"
exit /b %ERRORLEVEL%

rem An older Maven may know repositories that can be reached. Away from the project, whose plugins it might not understand.
:copy_maven
where mvn >nul 2>&1 || exit /b 1
pushd "%scratch%"
call mvn -B %copy_goal% "-Dartifact=org.apache.maven:apache-maven:%maven_version%:zip:bin" "-DoutputDirectory=%scratch%" >copy.log 2>&1
set "copied=%ERRORLEVEL%"
popd
if not "%copied%"=="0" exit /b 1
call :install_maven "%scratch%\apache-maven-%maven_version%-bin.zip" 2>>"%scratch%\download.log"
exit /b %ERRORLEVEL%
