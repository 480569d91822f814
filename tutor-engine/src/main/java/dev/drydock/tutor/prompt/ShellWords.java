package dev.drydock.tutor.prompt;

import java.util.ArrayList;
import java.util.List;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/** The words of a line as far as completion needs them: what stands between blanks and operators, quotes and all. */
final class ShellWords implements Parser {
    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
        List<String> words = new ArrayList<>();
        int index = -1;
        int wordCursor = 0;
        int from = 0;
        for (int i = 0; i <= line.length(); i++) {
            boolean ends = i == line.length() || " \t\n|&;<>()".indexOf(line.charAt(i)) >= 0;
            if (!ends) continue;
            if (cursor >= from && cursor <= i) {
                index = words.size();
                wordCursor = cursor - from;
            }
            if (i > from || index == words.size()) words.add(line.substring(from, i));
            from = i + 1;
        }
        return new Words(line, cursor, words, index, wordCursor);
    }

    private record Words(String line, int cursor, List<String> words, int wordIndex, int wordCursor) implements CompletingParsedLine {
        @Override
        public String word() {
            return words.get(wordIndex);
        }

        @Override
        public CharSequence escape(CharSequence candidate, boolean complete) {
            return candidate;
        }

        @Override
        public int rawWordCursor() {
            return wordCursor;
        }

        @Override
        public int rawWordLength() {
            return word().length();
        }
    }
}
