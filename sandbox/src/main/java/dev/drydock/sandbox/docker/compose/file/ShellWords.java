package dev.drydock.sandbox.docker.compose.file;

import java.util.ArrayList;
import java.util.List;

/** A command line in one text, split at spaces with quotes and backslashes: go-shellwords, which expands nothing. */
final class ShellWords {
    private ShellWords() {}

    static List<String> split(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean escaped = false;
        boolean quoted = false;
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (escaped) {
                word.append(c == 't' ? '\t' : c == 'n' ? '\n' : c);
                escaped = false;
                quoted = true;
            } else if (c == '\\' && quote != '\'') {
                escaped = true;
            } else if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                } else {
                    word.append(c);
                }
            } else if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
                if (word.length() > 0 || quoted) {
                    words.add(word.toString());
                }
                word.setLength(0);
                quoted = false;
            } else if (c == '"' || c == '\'') {
                quote = c;
                quoted = true;
            } else if (";&|<>()".indexOf(c) >= 0 && c != '(' && c != ')') {
                break;
            } else {
                word.append(c);
            }
        }
        if (escaped || quote != 0) {
            throw new Unfit("invalid command line string");
        }
        if (word.length() > 0 || quoted) {
            words.add(word.toString());
        }
        return List.copyOf(words);
    }
}
