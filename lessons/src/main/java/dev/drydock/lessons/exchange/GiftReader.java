package dev.drydock.lessons.exchange;

import dev.drydock.lessons.source.Place;
import dev.drydock.lessons.source.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads GIFT. What is wrong with a question is told with its line, and the others are read all the same. */
public final class GiftReader {
    private static final Pattern PERCENT = Pattern.compile("^%(-?[0-9]+(?:\\.[0-9]+)?)%");
    private static final Pattern TRUTH = Pattern.compile("(?i)(T|TRUE|F|FALSE)");
    private static final String NUMBER = "-?[0-9]+(?:\\.[0-9]+)?(?:[eE]-?[0-9]+)?";

    private final String file;
    private final Problems problems;
    private final List<GiftQuestion> questions = new ArrayList<>();
    private String category = "";

    private GiftReader(String file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    public static List<GiftQuestion> read(String file, String text, Problems problems) {
        GiftReader reader = new GiftReader(file, problems);
        StringBuilder block = new StringBuilder();
        String[] lines = (text.startsWith("\uFEFF") ? text.substring(1) : text).replace("\r\n", "\n").split("\n", -1);
        int begin = 1;
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i];
            boolean comment = line.stripLeading().startsWith("//");
            if (line.isBlank() || line.startsWith("$CATEGORY:")) {
                reader.block(block.toString(), begin);
                block.setLength(0);
                if (line.startsWith("$CATEGORY:")) reader.category = line.substring("$CATEGORY:".length()).strip();
            } else if (!comment) {
                if (block.length() == 0) begin = i + 1;
                block.append(line.strip()).append('\n');
            }
        }
        reader.block(block.toString(), begin);
        return reader.questions;
    }

    private void block(String block, int line) {
        String rest = block.strip();
        if (rest.isEmpty()) return;
        String title = "";
        if (rest.startsWith("::")) {
            int end = GiftText.find(rest, "::", 2);
            if (end < 0) {
                problems.error(new Place(file, line, 1), "gift.open-title");
                return;
            }
            title = clean(rest.substring(2, end));
            rest = rest.substring(end + 2).strip();
        }
        rest = rest.replaceFirst("^\\[(html|moodle|plain|markdown)]", "").strip();
        int open = GiftText.find(rest, "{", 0);
        if (open < 0) {
            questions.add(new GiftQuestion(category, title, clean(rest), new GiftQuestion.None(), "", line));
            return;
        }
        int close = GiftText.find(rest, "}", open);
        if (close < 0) {
            problems.error(new Place(file, line, 1), "gift.open-brace");
            return;
        }
        String inner = rest.substring(open + 1, close).strip();
        int general = GiftText.find(inner, "####", 0);
        String feedback = general < 0 ? "" : clean(inner.substring(general + 4));
        String after = rest.substring(close + 1).strip();
        // Text behind the braces makes them a gap in the sentence.
        String text = clean(rest.substring(0, open)) + (after.isEmpty() ? "" : " _____ " + clean(after));
        questions.add(new GiftQuestion(category, title, text, answers((general < 0 ? inner : inner.substring(0, general)).strip(), line), feedback, line));
    }

    private static String clean(String text) {
        return GiftText.unescape(text.replace('\n', ' ').strip());
    }

    private GiftQuestion.Answers answers(String inner, int line) {
        if (inner.isEmpty()) return new GiftQuestion.Essay();
        if (inner.startsWith("#")) return numeric(inner.substring(1).strip(), line);
        int sharp = GiftText.find(inner, "#", 0);
        String word = (sharp < 0 ? inner : inner.substring(0, sharp)).strip();
        if (TRUTH.matcher(word).matches()) return truth(word, sharp < 0 ? "" : inner.substring(sharp));
        List<String> parts = GiftText.parts(inner, "=~");
        if (parts.isEmpty()) {
            problems.error(new Place(file, line, 1), "gift.no-answer");
            return new GiftQuestion.Essay();
        }
        boolean all = parts.stream().allMatch(part -> part.startsWith("="));
        if (all && parts.stream().allMatch(part -> GiftText.find(part, "->", 0) > 0)) return match(parts);
        List<GiftQuestion.Option> options = parts.stream().map(GiftReader::option).toList();
        return all ? new GiftQuestion.Short(options) : new GiftQuestion.Choice(options);
    }

    private static GiftQuestion.Answers truth(String word, String feedback) {
        List<String> said = GiftText.parts(feedback, "#");
        boolean answer = Character.toUpperCase(word.charAt(0)) == 'T';
        return new GiftQuestion.TrueFalse(answer, said.isEmpty() ? "" : clean(said.get(0).substring(1)), said.size() < 2 ? "" : clean(said.get(1).substring(1)));
    }

    private static GiftQuestion.Answers match(List<String> parts) {
        List<GiftQuestion.Pair> pairs = new ArrayList<>();
        for (String part : parts) {
            int arrow = GiftText.find(part, "->", 0);
            pairs.add(new GiftQuestion.Pair(clean(part.substring(1, arrow)), clean(part.substring(arrow + 2))));
        }
        return new GiftQuestion.Match(pairs);
    }

    private static GiftQuestion.Option option(String part) {
        String text = part.substring(1).strip();
        double percent = part.charAt(0) == '=' ? 100 : 0;
        Matcher counted = PERCENT.matcher(text);
        if (counted.find()) {
            percent = Double.parseDouble(counted.group(1));
            text = text.substring(counted.end());
        }
        int sharp = GiftText.find(text, "#", 0);
        return new GiftQuestion.Option(clean(sharp < 0 ? text : text.substring(0, sharp)), percent, sharp < 0 ? "" : clean(text.substring(sharp + 1)));
    }

    /** {@code 3:1}, {@code 2..4}, or several of which the first right one is taken: {@code =3:1 =%50%3:2}. */
    private GiftQuestion.Answers numeric(String inner, int line) {
        String first = inner.startsWith("=") ? GiftText.parts(inner, "=").get(0).substring(1) : inner;
        int sharp = GiftText.find(first, "#", 0);
        String number = (sharp < 0 ? first : first.substring(0, sharp)).strip().replaceFirst(PERCENT.pattern(), "");
        String feedback = sharp < 0 ? "" : clean(first.substring(sharp + 1));
        Matcher range = Pattern.compile("(" + NUMBER + ")\\.\\.(" + NUMBER + ")").matcher(number);
        Matcher around = Pattern.compile("(" + NUMBER + ")(?::(" + NUMBER + "))?").matcher(number);
        if (range.matches()) {
            double low = Double.parseDouble(range.group(1));
            double high = Double.parseDouble(range.group(2));
            return new GiftQuestion.Numeric((low + high) / 2, Math.abs(high - low) / 2, feedback);
        }
        if (around.matches()) return new GiftQuestion.Numeric(Double.parseDouble(around.group(1)), around.group(2) == null ? 0 : Double.parseDouble(around.group(2)), feedback);
        problems.error(new Place(file, line, 1), "gift.no-number", "here", number);
        return new GiftQuestion.Essay();
    }
}
