package dev.drydock.lessons.judge;

import java.util.Locale;
import java.util.Map;

/** What a learner typed as an answer, without what does not matter: width of characters, case, blanks, quotes, a full stop. */
final class AnswerText {
    private static final Map<Character, Character> PLAIN_BY_CHINESE = Map.ofEntries(
            Map.entry('。', '.'), Map.entry('、', ','), Map.entry('“', '"'), Map.entry('”', '"'), Map.entry('‘', '\''),
            Map.entry('’', '\''), Map.entry('「', '"'), Map.entry('」', '"'), Map.entry('【', '['), Map.entry('】', ']'),
            Map.entry('《', '<'), Map.entry('》', '>'), Map.entry('—', '-'), Map.entry('–', '-'), Map.entry('−', '-'),
            Map.entry('·', '.'), Map.entry('￥', '\\'));

    private AnswerText() {}

    static String fold(String typed) {
        StringBuilder folded = new StringBuilder();
        for (char c : typed.toCharArray()) {
            if (c == '\u3000' || Character.isWhitespace(c)) folded.append(' ');
            else if (c >= '\uFF01' && c <= '\uFF5E') folded.append((char) (c - 0xFEE0));
            else folded.append(PLAIN_BY_CHINESE.getOrDefault(c, c).charValue());
        }
        String text = folded.toString().strip().replaceAll(" +", " ").toLowerCase(Locale.ROOT);
        if (text.length() > 1 && (text.endsWith(".") || text.endsWith(","))) text = text.substring(0, text.length() - 1).strip();
        boolean quoted = text.length() > 1 && "\"'`".indexOf(text.charAt(0)) >= 0 && text.charAt(0) == text.charAt(text.length() - 1);
        return quoted ? text.substring(1, text.length() - 1).strip() : text;
    }
}
