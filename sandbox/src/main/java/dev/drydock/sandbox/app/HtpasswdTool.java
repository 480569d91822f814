package dev.drydock.sandbox.app;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.registry.Htpasswd;
import dev.drydock.sandbox.tool.Tools;
import java.util.ArrayList;
import java.util.List;

/** {@code htpasswd}: makes lines of user and hashed password, with the password on the command line ({@code -b}). */
final class HtpasswdTool {
    private HtpasswdTool() {}

    static Step start(Sys sys) {
        String flags = "";
        List<String> plain = new ArrayList<>();
        for (String word : sys.arguments().subList(1, sys.arguments().size())) {
            if (word.startsWith("-") && word.length() > 1) {
                flags += word.substring(1);
            } else {
                plain.add(word);
            }
        }
        boolean prints = flags.contains("n");
        int wanted = (prints ? 1 : 2) + (flags.contains("b") ? 1 : 0);
        if (plain.size() != wanted || plain.isEmpty()) {
            return sys.fail("Usage:\n\thtpasswd [-cimB25dpsDv] [-C cost] [-r rounds] passwordfile username\n\thtpasswd -b[cmB25dpsDv] [-C cost] [-r rounds] passwordfile username password\n\n"
                    + "\thtpasswd -n[imB25dps] [-C cost] [-r rounds] username\n\thtpasswd -nb[mB25dps] [-C cost] [-r rounds] username password\n", 2);
        }
        if (!flags.contains("b") || !flags.contains("B")) {
            return Tools.notSimulated(sys, flags.contains("b") ? "htpasswd without -B" : "htpasswd without -b");
        }
        String user = plain.get(plain.size() - 2);
        String line = user + ":" + Htpasswd.hash(plain.get(plain.size() - 1), "05", sys.random("htpasswd"));
        if (prints) {
            return sys.print(line + "\n\n", 0);
        }
        String file = plain.get(0);
        String old = flags.contains("c") ? "" : sys.files().read(file).toOptional().map(Bytes::text).orElse("");
        if (old.isEmpty() && !flags.contains("c") && !sys.files().exists(file)) {
            return sys.fail("htpasswd: cannot modify file " + file + "; use '-c' to create it.\n", 1);
        }
        boolean there = old.lines().anyMatch(l -> l.startsWith(user + ":"));
        StringBuilder text = new StringBuilder();
        old.lines().filter(l -> !l.startsWith(user + ":")).forEach(l -> text.append(l).append('\n'));
        return sys.files().write(file, Bytes.of(text + line + "\n")).ok()
                ? sys.fail((there ? "Updating" : "Adding") + " password for user " + user + "\n", 0)
                : sys.fail("htpasswd: cannot create file " + file + "\n", 1);
    }
}
