package dev.drydock.sandbox.kubectl.edit;

import java.util.List;

/** Why an edited file is opened once more. @param details listed under it */
record Reason(String head, List<String> details) {
    Reason {
        details = List.copyOf(details);
    }

    String comment() {
        StringBuilder out = new StringBuilder("# ").append(commented(head)).append(details.isEmpty() ? "\n" : ":\n");
        details.forEach(detail -> out.append("# * ").append(commented(detail)).append('\n'));
        return out.append("#\n").toString();
    }

    private static String commented(String text) {
        return text.replace("\n", "\n# ");
    }
}
