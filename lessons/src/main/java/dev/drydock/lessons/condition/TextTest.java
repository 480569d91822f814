package dev.drydock.lessons.condition;

import com.google.re2j.Pattern;

/** What is looked for in a text. */
public sealed interface TextTest {

    boolean accepts(String text);

    /** What is looked for, as the lesson wrote it. */
    String shown();

    /** These characters, somewhere. */
    record Contains(String text) implements TextTest {
        @Override
        public boolean accepts(String whole) {
            return whole.contains(text);
        }

        @Override
        public String shown() {
            return text;
        }
    }

    /** A regular expression of RE2, which is linear in the text, somewhere. */
    record Matches(Pattern pattern) implements TextTest {
        @Override
        public boolean accepts(String whole) {
            return pattern.matcher(whole).find();
        }

        @Override
        public String shown() {
            return pattern.pattern();
        }
    }
}
