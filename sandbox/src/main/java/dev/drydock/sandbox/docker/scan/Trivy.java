package dev.drydock.sandbox.docker.scan;

import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.Tools;
import dev.drydock.sandbox.tool.print.Width;
import java.util.ArrayList;
import java.util.List;

/** {@code trivy image}: a table of the known vulnerabilities in an image. */
public final class Trivy {
    private Trivy() {}

    /** @param atLeast the severities that count */
    private record Wish(List<String> severities, int exitCode, boolean quiet, boolean fixedOnly) {}

    public static Step start(Sys sys) {
        List<String> words = sys.arguments().subList(1, sys.arguments().size());
        if (words.contains("--version") || words.contains("-v") || words.equals(List.of("version"))) {
            return sys.print("Version: 0.67.2\n", 0);
        }
        if (words.isEmpty() || !words.get(0).matches("image|i")) {
            return words.isEmpty() || words.get(0).startsWith("-") || words.get(0).matches("fs|repo|config|k8s|kubernetes|sbom|server|rootfs|vm|plugin|filesystem")
                    ? Tools.notSimulated(sys, words.isEmpty() ? "trivy" : "trivy " + words.get(0))
                    : sys.fail("Error: unknown command \"" + words.get(0) + "\" for \"trivy\"\nRun 'trivy --help' for usage.\n", 1);
        }
        Wish wish = new Wish(Vulnerability.SEVERITIES, 0, false, false);
        List<String> images = new ArrayList<>();
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i);
            int equals = word.startsWith("--") ? word.indexOf('=') : -1;
            String option = equals > 0 ? word.substring(0, equals) : word;
            boolean valued = option.matches("--severity|-s|--exit-code|--format|-f|--scanners|--timeout|--output|-o|--vuln-type|--pkg-types|--platform|--cache-dir");
            String value = !valued ? "" : equals > 0 ? word.substring(equals + 1) : i + 1 < words.size() ? words.get(++i) : "";
            switch (option) {
                case "--severity", "-s" -> wish = new Wish(List.of(value.split(",")), wish.exitCode, wish.quiet, wish.fixedOnly);
                case "--exit-code" -> wish = new Wish(wish.severities, value.matches("\\d{1,3}") ? Integer.parseInt(value) : 0, wish.quiet, wish.fixedOnly);
                case "--quiet", "-q" -> wish = new Wish(wish.severities, wish.exitCode, true, wish.fixedOnly);
                case "--format", "-f", "--output", "-o" -> {
                    if (!value.equals("table")) {
                        return Tools.notSimulated(sys, "trivy image " + option + " " + value);
                    }
                }
                case "--ignore-unfixed", "--no-progress", "--skip-db-update", "--scanners", "--timeout", "--vuln-type", "--pkg-types", "--platform", "--cache-dir", "--debug", "-d" -> { }
                default -> {
                    if (word.startsWith("-")) {
                        return sys.fail("Error: unknown " + (word.startsWith("--") ? "flag: " + option : "shorthand flag: '" + word.charAt(1) + "' in " + word) + "\n", 1);
                    }
                    images.add(word);
                }
            }
        }
        if (images.size() != 1) {
            return sys.fail("Error: trivy requires at least 1 argument or --input option\n", 1);
        }
        Wish asked = wish;
        String begun = asked.quiet ? "" : line(sys, "INFO", "[vuln] Vulnerability scanning is enabled") + line(sys, "INFO", "[secret] Secret scanning is enabled");
        return sys.complain(begun, s -> Scan.of(s, images.get(0), (t, scan) -> report(t, scan, asked), (t, complaint) -> t.fail(line(t, "FATAL",
                "Fatal error\trun error: image scan error: scan error: unable to initialize a scan service: unable to initialize an image scan service: unable to find the specified image \""
                        + images.get(0) + "\" in [\"docker\" \"containerd\" \"podman\" \"remote\"]: " + complaint.replaceFirst("^Error response from daemon: ", "")), 1)));
    }

    private static String line(Sys sys, String level, String text) {
        return java.time.Instant.ofEpochSecond(sys.now() / 1_000_000) + "\t" + level + "\t" + text + "\n";
    }

    private static Step report(Sys sys, Scan scan, Wish wish) {
        List<Vulnerability> shown = scan.found().stream().filter(one -> wish.severities.contains(one.severity())).toList();
        String family = scan.base().replaceFirst(" .*", "");
        String told = wish.quiet ? "" : scan.base().isEmpty() ? line(sys, "INFO", "Number of language-specific files\tnum=0")
                : line(sys, "INFO", "Detected OS\tfamily=\"" + family + "\" version=\"" + scan.base().replaceFirst(".* ", "") + "\"")
                        + line(sys, "INFO", "[" + family + "] Detecting vulnerabilities...\tpkg_num=" + scan.packages());
        String title = scan.image().familiar() + (scan.base().isEmpty() ? "" : " (" + scan.base() + ")");
        StringBuilder counts = new StringBuilder("Total: " + shown.size() + " (");
        List<String> each = Vulnerability.SEVERITIES.stream().filter(wish.severities::contains)
                .map(severity -> severity + ": " + shown.stream().filter(one -> one.severity().equals(severity)).count()).toList();
        counts.append(String.join(", ", each)).append(")\n\n");
        String text = "\n" + title + "\n" + "=".repeat(title.length()) + "\n" + counts + (shown.isEmpty() ? "" : table(shown) + "\n");
        return sys.complain(told, s -> s.print(text, shown.isEmpty() ? 0 : wish.exitCode));
    }

    private static String table(List<Vulnerability> shown) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("Library", "Vulnerability", "Severity", "Status", "Installed Version", "Fixed Version", "Title"));
        shown.forEach(one -> rows.add(List.of(one.name(), one.id(), one.severity(), "fixed", one.installed(), one.fixed(), one.title())));
        int[] widths = new int[7];
        rows.forEach(row -> {
            for (int i = 0; i < 7; i++) {
                widths[i] = Math.max(widths[i], Width.of(row.get(i)));
            }
        });
        StringBuilder text = new StringBuilder(rule(widths, "┌", "┬", "┐"));
        for (int i = 0; i < rows.size(); i++) {
            text.append(i == 0 ? "" : rule(widths, "├", "┼", "┤")).append(row(rows.get(i), widths, i == 0));
        }
        return text.append(rule(widths, "└", "┴", "┘")).toString();
    }

    private static String rule(int[] widths, String left, String middle, String right) {
        List<String> parts = new ArrayList<>();
        for (int width : widths) {
            parts.add("─".repeat(width + 2));
        }
        return left + String.join(middle, parts) + right + "\n";
    }

    private static String row(List<String> cells, int[] widths, boolean centred) {
        StringBuilder text = new StringBuilder("│");
        for (int i = 0; i < cells.size(); i++) {
            int free = widths[i] - Width.of(cells.get(i));
            int before = centred ? free / 2 : 0;
            text.append(' ').append(" ".repeat(before)).append(cells.get(i)).append(" ".repeat(free - before)).append(" │");
        }
        return text.append('\n').toString();
    }
}
