package dev.drydock.sandbox.tree.yaml;

import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.scanner.ScannerException;

/** Says what is wrong with a YAML text as go-yaml does, which phrases and counts lines differently from SnakeYAML. */
final class YamlComplaint {
    private YamlComplaint() {}

    static String of(YAMLException exception) {
        String message = String.valueOf(exception.getMessage());
        if (message.contains("special characters are not allowed")) return "yaml: control characters are not allowed";
        if (message.contains("Nesting Depth exceeded")) return "yaml: exceeded max depth";
        if (message.contains("code points") || message.contains("aliases")) return "yaml: document contains excessive aliasing";
        return "yaml: " + message.lines().findFirst().orElse("unknown problem parsing YAML content");
    }

    /** The parser's errors count lines from 0, the scanner's from 1, and line 0 is not told: all as the original. */
    static String of(MarkedYAMLException exception) {
        return of(exception, exception.getProblemMark(), exception.getContextMark());
    }

    /** As version 3 of go-yaml: the line is that where what is broken begins. */
    static String newer(MarkedYAMLException exception) {
        return of(exception, exception.getContextMark(), exception.getProblemMark());
    }

    private static String of(MarkedYAMLException exception, Mark first, Mark second) {
        String problem = problem(exception);
        int line = line(first);
        if (line == 0) line = line(second);
        if (line != 0 && exception instanceof ScannerException) line++;
        boolean unplaced = problem.startsWith("unknown anchor");
        return "yaml: " + (line == 0 || unplaced ? "" : "line " + line + ": ") + problem;
    }

    private static int line(Mark mark) {
        return mark == null ? 0 : mark.getLine();
    }

    private static String problem(MarkedYAMLException exception) {
        String problem = String.valueOf(exception.getProblem());
        String context = String.valueOf(exception.getContext());
        if (problem.startsWith("found undefined alias")) return "unknown anchor '" + problem.replaceAll("^found undefined alias ", "") + "' referenced";
        if (problem.startsWith("mapping values are not allowed")) return "mapping values are not allowed in this context";
        if (problem.startsWith("mapping keys are not allowed")) return "mapping keys are not allowed in this context";
        if (problem.startsWith("sequence entries are not allowed")) return "block sequence entries are not allowed in this context";
        if (problem.startsWith("found character")) return "found character that cannot start any token";
        if (problem.startsWith("could not find expected ':'")) return "could not find expected ':'";
        if (problem.startsWith("unexpected character found")) return "did not find expected alphabetic or numeric character";
        if (problem.startsWith("expected '>'")) return "did not find the expected '>'";
        if (problem.startsWith("expected escape sequence of")) return "did not find expected hexdecimal number";
        if (problem.startsWith("found unknown escape character")) return "found unknown escape character";
        if (problem.startsWith("found unexpected end of stream")) return "found unexpected end of stream";
        if (problem.startsWith("found unexpected document separator")) return "found unexpected document indicator";
        if (context.contains("block mapping")) return "did not find expected key";
        if (context.contains("block collection") || context.contains("block sequence")) return "did not find expected '-' indicator";
        if (context.contains("flow mapping")) return "did not find expected ',' or '}'";
        if (context.contains("flow sequence")) return "did not find expected ',' or ']'";
        if (context.contains("parsing a") && problem.contains("expected the node content")) return "did not find expected node content";
        if (problem.contains("expected the node content")) return "did not find expected node content";
        if (problem.contains("expected '<document start>'")) return "did not find expected <document start>";
        if (problem.startsWith("expected chomping or indentation indicators")) return "did not find expected comment or line break";
        if (problem.startsWith("expected a comment or a line break")) return "did not find expected comment or line break";
        return problem;
    }
}
