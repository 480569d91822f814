package dev.drydock.sandbox.docker.scan;

import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.Tools;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code docker scout cves} and {@code docker scout quickview}. */
public final class Scout {
    /** The file whose presence makes it a command of the client. */
    public static final String PLUGIN = "/usr/libexec/docker/cli-plugins/docker-scout";

    private Scout() {}

    /** @param words of the command line after {@code docker scout} */
    public static Step start(Sys sys, List<String> words) {
        String verb = words.isEmpty() ? "" : words.get(0);
        List<String> images = new ArrayList<>();
        String only = "";
        boolean fails = false;
        for (int i = 1; i < words.size(); i++) {
            if (words.get(i).matches("--only-severity(=.*)?")) {
                only = words.get(i).contains("=") ? words.get(i).substring(16) : i + 1 < words.size() ? words.get(++i) : "";
            } else if (words.get(i).matches("--exit-code|-e")) {
                fails = true;
            } else if (words.get(i).startsWith("-")) {
                return Tools.notSimulated(sys, "docker scout " + verb + " " + words.get(i));
            } else {
                images.add(words.get(i));
            }
        }
        if (verb.equals("version")) {
            return sys.print("version: v1.18.3 (go1.24.4 - linux/amd64)\ngit commit: 3f5c5c1\n", 0);
        }
        if (!verb.matches("cves|quickview|qv")) {
            return Tools.notSimulated(sys, verb.isEmpty() ? "docker scout" : "docker scout " + verb);
        }
        if (images.size() != 1) {
            return sys.fail("ERROR  \"docker scout " + verb + "\" requires 1 argument here: the image\n", 1);
        }
        String severities = only.toUpperCase(Locale.ROOT);
        boolean status = fails;
        return Scan.of(sys, images.get(0), (s, scan) -> verb.equals("cves") ? cves(s, scan, severities, status) : quick(s, scan),
                (s, complaint) -> s.fail("    ✗ Failed to load image\n\nERROR  Status: " + complaint + ", Code: 1\n", 1));
    }

    private static String counts(Scan scan) {
        return String.format(Locale.ROOT, "%4dC  %4dH  %4dM  %4dL", scan.count("CRITICAL"), scan.count("HIGH"), scan.count("MEDIUM"), scan.count("LOW"));
    }

    private static String indexed(Scan scan) {
        return "    ✓ Image stored for indexing\n    ✓ Indexed " + scan.packages() + " packages\n";
    }

    private static Step quick(Sys sys, Scan scan) {
        String name = scan.image().familiar();
        String base = scan.base().isEmpty() ? "" : "  Base image         │  " + pad(scan.base().replace(' ', ':'), name) + "  │       0C     0H     0M     0L   \n";
        String text = "  Target             │  " + pad(name, name) + "  │    " + counts(scan) + "   \n    digest           │  " + pad(scan.digest().substring(7, 19), name) + "  │\n" + base
                + "\nWhat's next:\n    View vulnerabilities → docker scout cves " + name + "\n";
        return sys.complain(indexed(scan) + "\n", s -> s.print(text, 0));
    }

    private static String pad(String text, String like) {
        return text + " ".repeat(Math.max(0, Math.max(like.length(), 14) - text.length()));
    }

    private static Step cves(Sys sys, Scan scan, String only, boolean fails) {
        Map<String, List<Vulnerability>> byPackage = new LinkedHashMap<>();
        scan.found().stream().filter(one -> only.isEmpty() || List.of(only.split(",")).contains(one.severity()))
                .forEach(one -> byPackage.computeIfAbsent(one.name(), name -> new ArrayList<>()).add(one));
        int total = byPackage.values().stream().mapToInt(List::size).sum();
        String told = indexed(scan) + (total == 0 ? "    ✓ No vulnerable package detected\n"
                : "    ✗ Detected " + byPackage.size() + " vulnerable package" + (byPackage.size() == 1 ? "" : "s") + " with a total of " + total + " vulnerabilit" + (total == 1 ? "y" : "ies") + "\n");
        StringBuilder text = new StringBuilder("\n\n## Overview\n\n                    │       Analyzed Image         \n────────────────────┼──────────────────────────────\n");
        text.append("  Target            │  ").append(scan.image().familiar()).append("\n    digest          │  ").append(scan.digest(), 7, 19).append("\n    platform        │ ").append(scan.platform())
                .append("\n    vulnerabilities │ ").append(counts(scan)).append("   \n    size            │ ").append(scan.size() / 1_000_000).append(" MB\n    packages        │ ").append(scan.packages())
                .append("\n\n\n## Packages and Vulnerabilities\n\n");
        byPackage.forEach((name, list) -> text.append(described(name, list)));
        text.append(total).append(" vulnerabilit").append(total == 1 ? "y" : "ies").append(" found in ").append(byPackage.size()).append(" package").append(byPackage.size() == 1 ? "" : "s").append('\n');
        for (String severity : List.of("LOW", "MEDIUM", "HIGH", "CRITICAL")) {
            text.append("  ").append(String.format(Locale.ROOT, "%-9s", severity)).append(' ')
                    .append(byPackage.values().stream().flatMap(List::stream).filter(one -> one.severity().equals(severity)).count()).append('\n');
        }
        return sys.complain(told, s -> s.print(total == 0 ? "" : text.toString(), fails && total > 0 ? 2 : 0));
    }

    private static String described(String name, List<Vulnerability> list) {
        Vulnerability first = list.get(0);
        StringBuilder text = new StringBuilder();
        for (String severity : List.of("CRITICAL", "HIGH", "MEDIUM", "LOW")) {
            text.append(String.format(Locale.ROOT, "%4d%c  ", list.stream().filter(one -> one.severity().equals(severity)).count(), severity.charAt(0)));
        }
        text.append(name).append(' ').append(first.installed()).append("\npkg:").append(first.ecosystem().equals("deb") ? "deb/debian" : first.ecosystem()).append('/').append(name).append('@')
                .append(first.installed()).append("\n\n");
        for (Vulnerability one : list) {
            text.append("    ✗ ").append(one.severity()).append(' ').append(one.id()).append("\n      https://scout.docker.com/v/").append(one.id())
                    .append("\n      Affected range : <").append(one.fixed()).append("\n      Fixed version  : ").append(one.fixed()).append("\n\n");
        }
        return text.append('\n').toString();
    }
}
