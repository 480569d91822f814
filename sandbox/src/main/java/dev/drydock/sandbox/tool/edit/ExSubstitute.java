package dev.drydock.sandbox.tool.edit;

import dev.drydock.sandbox.tool.sed.BadScript;
import dev.drydock.sandbox.tool.sed.SedScript;
import dev.drydock.sandbox.tool.sed.SedState;

/** {@code :s/pattern/replacement/flags}. */
final class ExSubstitute {
    private ExSubstitute() {}

    static ViState run(ViState state, int first, int last, String text) {
        if (text.isEmpty()) {
            return state.saying("E35: No previous regular expression");
        }
        char delimiter = text.charAt(0);
        // The editor's substitute is sed's: the same pattern, replacement and flag g.
        String script = "s" + text + (count(text, delimiter) < 3 ? String.valueOf(delimiter) : "");
        Draft draft = state.draft();
        int lines = 0;
        try {
            SedScript sed = SedScript.parse(script, new SedScript.Options(true, false, false, 70));
            int lastChanged = first;
            for (int i = first; i <= last; i++) {
                SedState.Turn turn = SedState.start(sed).feed(new SedState.Line(draft.line(i), true), true);
                String changed = turn.state().pattern();
                if (!changed.equals(draft.line(i))) {
                    draft = draft.withLine(i, changed);
                    lines++;
                    lastChanged = i;
                }
            }
            if (lines == 0) {
                return state.saying("E486: Pattern not found: " + text.substring(1, text.indexOf(delimiter, 1) < 0 ? text.length() : text.indexOf(delimiter, 1)));
            }
            Draft whole = Draft.of(draft.text());
            ViState done = state.with(whole, whole.within(lastChanged, 0, false));
            return lines > 2 ? done.saying(lines + " substitutions on " + lines + " lines") : done;
        } catch (BadScript bad) {
            return state.saying("E486: Pattern not found: " + text);
        }
    }

    private static int count(String text, char wanted) {
        int found = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == wanted) {
                found++;
            }
        }
        return found;
    }
}
