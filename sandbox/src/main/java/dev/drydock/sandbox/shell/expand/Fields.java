package dev.drydock.sandbox.shell.expand;

import dev.drydock.sandbox.shell.pattern.Pattern;
import java.util.ArrayList;
import java.util.List;

/** Splits the fragments of a word into fields by {@code IFS}. A field is a pattern: quoted characters are escaped. */
final class Fields {
    private final String separators;
    private final List<String> fields = new ArrayList<>();
    private final StringBuilder field = new StringBuilder();
    private boolean begun;
    /** Whether white space has just ended a field, so that one more separator belongs to it. */
    private boolean behindBlank;

    private Fields(String separators) {
        this.separators = separators;
    }

    static List<String> of(List<Fragment> fragments, String separators) {
        Fields fields = new Fields(separators);
        fragments.forEach(fields::add);
        fields.end();
        return fields.fields;
    }

    private void add(Fragment fragment) {
        switch (fragment.kind()) {
            case TEXT -> append(fragment.text());
            case QUOTED -> append(Pattern.quoted(fragment.text()));
            case SPLIT -> split(fragment.text());
            case BREAK -> {
                end();
                behindBlank = false;
            }
        }
    }

    private void append(String text) {
        field.append(text);
        begun = true;
        behindBlank = false;
    }

    private void split(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (separators.indexOf(c) < 0) {
                if (c == '\\') {
                    field.append('\\');
                }
                field.append(c);
                begun = true;
                behindBlank = false;
            } else if (c == ' ' || c == '\t' || c == '\n') {
                behindBlank |= begun;
                end();
            } else if (begun) {
                end();
            } else if (behindBlank) {
                behindBlank = false;
            } else {
                begun = true;
                end();
            }
        }
    }

    private void end() {
        if (begun) {
            fields.add(field.toString());
            field.setLength(0);
            begun = false;
        }
    }
}
