package dev.drydock.sandbox.app;

import dev.drydock.sandbox.app.serve.Versions;
import dev.drydock.sandbox.process.Program;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.Tools;
import java.util.List;
import java.util.Optional;

/** Compilers and interpreters that tell their version; what they would do beyond that is named as not simulated. */
final class Toolchains {
    private Toolchains() {}

    static Optional<Program> find(String name) {
        return switch (name) {
            case "java" -> Optional.of(sys -> java(sys, "java"));
            case "javac" -> Optional.of(sys -> java(sys, "javac"));
            case "mvn" -> Optional.of(Toolchains::maven);
            case "gradle" -> Optional.of(Toolchains::gradle);
            case "go" -> Optional.of(Toolchains::go);
            case "gcc", "g++" -> Optional.of(Toolchains::gcc);
            case "php" -> Optional.of(sys -> asked(sys, "PHP " + Versions.of(sys, "php", "8.4.15") + " (cli) (built: Nov 20 2025 20:10:11) (NTS)\n"
                    + "Copyright (c) The PHP Group\nZend Engine v4.4.15, Copyright (c) Zend Technologies\n", "-v", "--version"));
            case "ruby" -> Optional.of(sys -> asked(sys, "ruby " + Versions.of(sys, "ruby", "3.4.7") + " (2025-10-08 revision 7a5688e2a2) +PRISM [x86_64-linux]\n", "-v", "--version"));
            case "perl" -> Optional.of(sys -> asked(sys, "\nThis is perl 5, version " + Versions.of(sys, "perl", "5.42.0").replaceFirst("^5\\.(\\d+)\\.(\\d+)", "$1, subversion $2 (v5.$1.$2)")
                    + " built for x86_64-linux-gnu\n", "-v", "--version"));
            case "rustc" -> Optional.of(sys -> asked(sys, "rustc " + Versions.of(sys, "rust", "1.91.1") + " (ed61e7d7e 2025-11-07)\n", "-V", "--version"));
            case "cargo" -> Optional.of(sys -> asked(sys, "cargo " + Versions.of(sys, "rust", "1.91.1") + " (ea2d97820 2025-10-10)\n", "-V", "--version", "version"));
            case "git" -> Optional.of(sys -> asked(sys, "git version 2.39.5\n", "--version", "version"));
            case "yarn" -> Optional.of(sys -> asked(sys, "1.22.22\n", "-v", "--version"));
            default -> Optional.empty();
        };
    }

    private static Step asked(Sys sys, String version, String... flags) {
        List<String> words = sys.arguments();
        return words.size() == 2 && List.of(flags).contains(words.get(1)) ? sys.print(version, 0) : Tools.notSimulated(sys, told(words));
    }

    /** The command as it was given, as far as it says what is wanted. */
    private static String told(List<String> words) {
        String name = words.get(0).substring(words.get(0).lastIndexOf('/') + 1);
        return words.size() > 1 ? name + " " + words.get(1) : name;
    }

    private static Step java(Sys sys, String program) {
        String full = sys.variable("JAVA_VERSION").orElse("17.0.17").replaceFirst("^jdk-", "").replace('_', '+');
        String version = full.replaceFirst("\\+.*", "");
        String number = version.replaceFirst("^8u(\\d+).*", "1.8.0_$1");
        String flag = sys.arguments().size() == 2 ? sys.arguments().get(1) : "";
        if (program.equals("javac")) {
            return flag.matches("--?version") ? sys.print("javac " + number + "\n", 0) : Tools.notSimulated(sys, told(sys.arguments()));
        }
        boolean temurin = sys.variable("JAVA_HOME").orElse("").startsWith("/opt/java");
        String vendor = temurin ? " Temurin-" + full : "";
        String date = number.startsWith("1.8") ? "" : " 2025-10-21" + (number.startsWith("17") || number.startsWith("21") || number.startsWith("25") ? " LTS" : "");
        String build = number.startsWith("1.8") ? number + "-b08" : full + (full.contains("+") ? "" : "-Debian");
        String runtime = "OpenJDK Runtime Environment" + (vendor.isEmpty() ? "" : vendor) + " (build " + build + (date.endsWith("LTS") && temurin ? "-LTS" : "") + ")\n";
        String machine = "OpenJDK 64-Bit Server VM" + vendor + " (build " + build + (date.endsWith("LTS") && temurin ? "-LTS" : "") + ", mixed mode, sharing)\n";
        if (flag.equals("--version")) {
            return sys.print("openjdk " + number + date + "\n" + runtime + machine, 0);
        }
        return flag.equals("-version")
                ? sys.fail("openjdk version \"" + number + "\"" + date + "\n" + runtime + machine, 0)
                : Tools.notSimulated(sys, told(sys.arguments()));
    }

    private static Step maven(Sys sys) {
        String java = sys.variable("JAVA_VERSION").orElse("jdk-21.0.9+10").replaceFirst("^jdk-", "").replaceFirst("\\+.*", "");
        if (sys.arguments().size() == 1) {
            return sys.print("[INFO] Scanning for projects...\n[INFO] ------------------------------------------------------------------------\n[INFO] BUILD FAILURE\n"
                    + "[INFO] ------------------------------------------------------------------------\n[INFO] Total time:  0.083 s\n[ERROR] No goals have been specified for this build. "
                    + "You must specify a valid lifecycle phase or a goal in the format <plugin-prefix>:<goal> or <plugin-group-id>:<plugin-artifact-id>[:<plugin-version>]:<goal>.\n", 1);
        }
        return asked(sys, "Apache Maven " + Versions.of(sys, "maven", "3.9.11") + " (3e54c93a704957b63ee3494413a2b544fd3d825b)\nMaven home: /usr/share/maven\nJava version: " + java
                + ", vendor: Eclipse Adoptium, runtime: /opt/java/openjdk\nDefault locale: en_US, platform encoding: UTF-8\n"
                + "OS name: \"linux\", version: \"6.8.0-60-generic\", arch: \"amd64\", family: \"unix\"\n", "-v", "--version");
    }

    private static Step gradle(Sys sys) {
        String version = sys.variable("GRADLE_VERSION").orElse("9.2.1");
        return asked(sys, "\n------------------------------------------------------------\nGradle " + version
                + "\n------------------------------------------------------------\n\nBuild time:    2025-11-17 13:40:48 UTC\n", "-v", "--version");
    }

    private static Step go(Sys sys) {
        List<String> words = sys.arguments();
        if (words.size() == 1) {
            return sys.fail("Go is a tool for managing Go source code.\n\nUsage:\n\n\tgo <command> [arguments]\n", 2);
        }
        if (words.get(1).equals("env")) {
            String all = "GOARCH=amd64\nGOOS=linux\nGOPATH=/go\nGOROOT=/usr/local/go\nGOVERSION=go" + Versions.of(sys, "go", "1.25.4") + "\n";
            String wanted = words.size() > 2 ? words.get(2) : "";
            return sys.print(wanted.isEmpty() ? all.replaceAll("=(.*)", "='$1'") : all.lines().filter(line -> line.startsWith(wanted + "=")).map(line -> line.substring(wanted.length() + 1)).findFirst().orElse("") + "\n", 0);
        }
        return asked(sys, "go version go" + Versions.of(sys, "go", "1.25.4") + " linux/amd64\n", "version");
    }

    private static Step gcc(Sys sys) {
        List<String> words = sys.arguments();
        if (words.size() == 1) {
            return sys.fail(sys.name() + ": fatal error: no input files\ncompilation terminated.\n", 1);
        }
        String version = Versions.of(sys, "gcc", "12.2.0");
        return asked(sys, sys.name() + " (" + (version.equals("12.2.0") ? "Debian 12.2.0-14+deb12u1" : "GCC") + ") " + version
                + "\nCopyright (C) " + (version.startsWith("12") ? "2022" : "2025") + " Free Software Foundation, Inc.\nThis is free software; see the source for copying conditions.  There is NO\n"
                + "warranty; not even for MERCHANTABILITY or FITNESS FOR A PARTICULAR PURPOSE.\n\n", "--version", "-v");
    }
}
