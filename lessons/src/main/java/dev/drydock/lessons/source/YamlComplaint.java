package dev.drydock.lessons.source;

import dev.drydock.lessons.message.Message;
import dev.drydock.lessons.source.Problem.Weight;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** What SnakeYAML complains about, said as a teacher needs it: what is wrong, and what to write instead. */
final class YamlComplaint {
    /** The beginning of SnakeYAML's complaint, and our code for it; the first that fits counts. */
    private static final Map<String, String> CODE_BY_BEGINNING = new LinkedHashMap<>();

    static {
        CODE_BY_BEGINNING.put("found character '\\t", "yaml.tab");
        CODE_BY_BEGINNING.put("found character '", "yaml.start-character");
        CODE_BY_BEGINNING.put("mapping values are not allowed", "yaml.colon");
        CODE_BY_BEGINNING.put("could not find expected ':'", "yaml.no-colon");
        CODE_BY_BEGINNING.put("expected <block end>", "yaml.indentation");
        CODE_BY_BEGINNING.put("found unexpected end of stream", "yaml.open-quote");
        CODE_BY_BEGINNING.put("found undefined alias", "yaml.alias");
        CODE_BY_BEGINNING.put("unexpected character found", "yaml.alias");
        CODE_BY_BEGINNING.put("expected alphabetic or numeric", "yaml.alias");
        CODE_BY_BEGINNING.put("Global tag is not allowed", "yaml.tag");
        CODE_BY_BEGINNING.put("expected ',' or", "yaml.open-bracket");
        CODE_BY_BEGINNING.put("found unknown escape character", "yaml.escape");
        CODE_BY_BEGINNING.put("but found another document", "yaml.documents");
        CODE_BY_BEGINNING.put("expected '<document start>'", "yaml.documents");
    }

    private static final Pattern QUOTED = Pattern.compile("'([^']+)'?");

    private YamlComplaint() {}

    /** A limit of SnakeYAML's own is passed, it does not say where. */
    static Problem unplaced(YAMLException exception, String file) {
        String said = String.valueOf(exception.getMessage());
        String code = said.contains("Nesting Depth") ? "source.too-deep"
                : said.contains("Number of aliases") ? "yaml.alias-count" : "yaml.other";
        Message message = Message.of(code, "most", "" + YamlSource.MOST_DEPTH, "problem", said);
        return new Problem(new Place(file, 1, 1), Weight.ERROR, message);
    }

    static Problem of(MarkedYAMLException exception, SourceText source) {
        String said = String.valueOf(exception.getProblem()).strip();
        String code = CODE_BY_BEGINNING.entrySet().stream()
                .filter(entry -> said.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("yaml.other");
        Mark mark = exception.getProblemMark();
        // An open quote or bracket, or a key without colon, is noticed later than where it is mended.
        boolean open = code.startsWith("yaml.open-") || code.equals("yaml.no-colon");
        if (mark == null || (open && exception.getContextMark() != null)) mark = exception.getContextMark();
        Place place = mark == null
                ? new Place(source.file(), 1, 1)
                : new Place(source.file(), mark.getLine() + 1, mark.getColumn() + 1);
        Matcher quoted = QUOTED.matcher(said);
        String line = source.lines().get(Math.min(place.line(), source.lines().size()) - 1).strip();
        return new Problem(place, Weight.ERROR, Message.of(code,
                "problem", said, "character", quoted.find() ? quoted.group(1) : "", "line", line,
                "tag", said.substring(said.lastIndexOf(' ') + 1)));
    }
}
