package dev.drydock.tutor.remark;

import dev.drydock.lessons.stage.LastStatus;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Signs of a Chinese input method, and typographers' dashes and quotes, where a shell wants those of ASCII. */
public final class FullWidth implements Remark {
    private static final Map<Character, String> PLAIN = Map.ofEntries(
            Map.entry('。', "."), Map.entry('、', ","), Map.entry('“', "\""), Map.entry('”', "\""), Map.entry('‘', "'"), Map.entry('’', "'"),
            Map.entry('【', "["), Map.entry('】', "]"), Map.entry('《', "<"), Map.entry('》', ">"), Map.entry('—', "-"), Map.entry('–', "-"),
            Map.entry('−', "-"), Map.entry('￥', "$"), Map.entry('…', "..."), Map.entry('\u3000', " "), Map.entry('\u00a0', " "), Map.entry('·', "."));

    @Override
    public Optional<String> about(Aftermath after) {
        Set<String> signs = signs(after.line());
        boolean failed = !signs.isEmpty() && LastStatus.of(after.world(), after.terminal()) != 0;
        if (!failed) return Optional.empty();
        return Optional.of(after.say("remark.full-width", String.join(" ", signs), plain(after.line())));
    }

    /** The signs of this kind in a text. */
    static Set<String> signs(String text) {
        Set<String> signs = new LinkedHashSet<>();
        for (char c : text.toCharArray()) {
            if (!plain(c).equals(String.valueOf(c))) signs.add(Character.isWhitespace(c) || c == '\u00a0' ? "␣" : String.valueOf(c));
        }
        return signs;
    }

    /** The text as an English keyboard would have written it; two dashes of typographers before a long flag stay two. */
    public static String plain(String text) {
        // One dash stands for two where a word of several letters follows: so word processors write them.
        String dashes = text.replaceAll("(^|\\s)[—–](?=[a-z]{2})", "$1--");
        StringBuilder plain = new StringBuilder();
        for (char c : dashes.toCharArray()) plain.append(plain(c));
        return plain.toString();
    }

    private static String plain(char c) {
        if (c >= '\uFF01' && c <= '\uFF5E') return String.valueOf((char) (c - 0xFEE0));
        return PLAIN.getOrDefault(c, String.valueOf(c));
    }
}
