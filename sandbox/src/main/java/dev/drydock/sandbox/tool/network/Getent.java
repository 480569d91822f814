package dev.drydock.sandbox.tool.network;

import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import dev.drydock.sandbox.fs.Bytes;
import java.util.List;
import java.util.Locale;

/** {@code getent}: entries of the system's databases. */
final class Getent implements Tool {
    @Override
    public Spec options() {
        return Spec.of("s=");
    }

    @Override
    public String usage() {
        return "[OPTION...] database [key ...]";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {
        if (arguments.operands().isEmpty()) {
            return sys.fail("getent: wrong number of arguments\nTry `getent --help' or `getent --usage' for more information.\n", 1);
        }
        List<String> keys = arguments.operands().subList(1, arguments.operands().size());
        String database = arguments.operand(0);
        StringBuilder text = new StringBuilder();
        boolean all = true;
        switch (database) {
            case "hosts", "ahosts", "ahostsv4" -> {
                for (String key : keys) {
                    List<String> found = sys.lookUp(key);
                    all &= !found.isEmpty();
                    found.forEach(address -> text.append(String.format(Locale.ROOT, "%-15s %s\n", address, key)));
                }
            }
            case "passwd", "group" -> {
                for (String line : sys.files().read("/etc/" + database).toOptional().map(Bytes::text).orElse("").split("\n")) {
                    String[] fields = line.split(":");
                    if (keys.isEmpty() || fields.length > 2 && (keys.contains(fields[0]) || keys.contains(fields[2]))) {
                        text.append(line).append('\n');
                    }
                }
                all = text.length() > 0;
            }
            default -> {
                return sys.fail("Unknown database: " + database + "\nTry `getent --help' or `getent --usage' for more information.\n", 1);
            }
        }
        return sys.print(text.toString(), all ? 0 : 2);
    }
}
