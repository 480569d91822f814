package dev.drydock.sandbox.docker.builder;

import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Tree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What is said of a Dockerfile: warnings, findings of {@code --check}, and where a build failed. */
final class Findings {
    private static final String RULE = "--------------------\n";

    private Findings() {}

    /** Lines of a file with those in question marked. */
    static String source(String file, List<String> lines, int from, int to) {
        if (from < 1 || from > lines.size()) {
            return "";
        }
        int first = from;
        int last = Math.min(to, lines.size());
        int wanted = last == first ? 4 : 2;
        for (int i = 0; i < wanted; i++) {
            if (first > 1) {
                first--;
                i++;
            }
            if (last < lines.size()) {
                last++;
                i++;
            }
        }
        StringBuilder text = new StringBuilder(file).append(':').append(from).append('\n').append(RULE);
        for (int i = first; i <= last; i++) {
            text.append(String.format(Locale.ROOT, " %3d | %s %s\n", i, i >= from && i <= to ? ">>>" : "   ", lines.get(i - 1)));
        }
        return text.append(RULE).toString();
    }

    /** Why a build failed, after its progress. */
    static String failure(Tree failure, String before) {
        String where = source(failure.get("file").text(), failure.get("lines").texts(), failure.get("line").wholeInt(), failure.get("lastLine").wholeInt());
        return where + "ERROR: " + before + "failed to solve: " + failure.get("message").text() + "\n";
    }

    private static String decoded(Tree base64) {
        return new String(Base64.getDecoder().decode(base64.text()), StandardCharsets.UTF_8);
    }

    /** The warnings after a build. */
    static String warned(List<Tree> warnings, String file, boolean whole, List<String> lines) {
        if (warnings.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder("\n \u001b[33m").append(warnings.size()).append(warnings.size() == 1 ? " warning found" : " warnings found")
                .append(whole ? "" : " (use docker --debug to expand)").append(":\n\u001b[0m");
        for (Tree each : warnings) {
            text.append(" - ").append(decoded(each.get("short"))).append('\n');
            if (whole) {
                each.get("detail").items().forEach(detail -> text.append(decoded(detail)).append('\n'));
                text.append("More info: ").append(each.get("url").text()).append('\n').append('\n');
            }
        }
        return text.toString();
    }

    /** The findings of {@code --check}. */
    static Step shown(Sys sys, Tree result, String file) {
        List<Tree> warnings = new ArrayList<>(result.get("warnings").items());
        if (warnings.isEmpty()) {
            return sys.print("Check complete, no warnings found.\n", 0);
        }
        warnings.sort(Comparator.comparingLong(Findings::line));
        StringBuilder text = new StringBuilder("Check complete, ")
                .append(warnings.size() == 1 ? "1 warning has been found!\n" : warnings.size() + " warnings have been found!\n");
        List<String> lines = result.get("lines").texts();
        for (Tree each : warnings) {
            Tree range = each.at("location", "ranges").items().get(0);
            text.append("\nWARNING: ").append(each.get("ruleName").text());
            if (!each.get("url").text().isEmpty()) {
                text.append(" - ").append(each.get("url").text());
            }
            text.append('\n').append(each.get("detail").text()).append('\n')
                    .append(source(file, lines, (int) range.at("start", "line").whole(), (int) range.at("end", "line").whole()));
        }
        return sys.print(text.toString(), 1);
    }

    private static long line(Tree warning) {
        return warning.at("location", "ranges").items().get(0).at("start", "line").whole();
    }

    /** A file that cannot be checked because it cannot be read. */
    static Step refused(Sys sys, Tree failure, String file) {
        return sys.fail("ERROR: " + failure.get("message").text() + "\n"
                + source(file, failure.get("lines").texts(), failure.get("line").wholeInt(), failure.get("lastLine").wholeInt()), 1);
    }
}
