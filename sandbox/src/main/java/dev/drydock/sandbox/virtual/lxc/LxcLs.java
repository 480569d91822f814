package dev.drydock.sandbox.virtual.lxc;

import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code lxc-ls}: the containers, as a line or as a table. */
final class LxcLs implements Tool {
    @Override
    public Spec options() {
        return Spec.of("f,fancy F,fancy-format= 1,line active running frozen stopped defined nesting?= g,groups= filter= P,lxcpath= n,name=");
    }

    @Override
    public String usage() {
        return "[-P lxcpath] [--active] [--running] [--frozen] [--stopped] [--nesting] [-g groups] [--filter regex] [-1] [-P lxcpath] [--active] [--running] [--frozen] [--stopped]"
                + " [--nesting] [-g groups] [--filter regex] [-f]";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {
        List<SystemContainer> shown = sys.credentials().root() ? new Lxc(sys.kernel(), sys.space().machine()).all().stream().filter(c -> wanted(arguments, c)).toList() : List.of();
        if (!arguments.has("f") && !arguments.has("F")) {
            StringBuilder text = new StringBuilder();
            shown.forEach(c -> text.append(c.name()).append(arguments.has("1") ? "\n" : " "));
            return sys.print(text.length() == 0 ? "" : arguments.has("1") ? text.toString() : text.append('\n').toString(), 0);
        }
        List<String> columns = List.of(arguments.value("F").orElse("NAME,STATE,AUTOSTART,GROUPS,IPV4,IPV6,UNPRIVILEGED").toUpperCase(Locale.ROOT).split(","));
        List<List<String>> rows = new ArrayList<>();
        shown.forEach(c -> rows.add(columns.stream().map(column -> cell(sys, c, column)).toList()));
        if (rows.isEmpty()) {
            return Step.exit(0);
        }
        rows.add(0, columns);
        int[] widths = new int[columns.size()];
        rows.forEach(row -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                text.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 1));
            }
            text.append('\n');
        }
        return sys.print(text.toString(), 0);
    }

    private static boolean wanted(Arguments arguments, SystemContainer container) {
        String state = container.state();
        boolean any = !arguments.has("active") && !arguments.has("running") && !arguments.has("frozen") && !arguments.has("stopped");
        return any || arguments.has("active") && !state.equals("STOPPED") || arguments.has("running") && state.equals("RUNNING") || arguments.has("frozen") && state.equals("FROZEN")
                || arguments.has("stopped") && state.equals("STOPPED");
    }

    /** The address is there when the container's own client has asked for it. */
    static String address(Sys sys, SystemContainer container) {
        return container.run().filter(run -> sys.now() - run.startedMicros() > 2_000_000).map(SystemContainer.Run::address).orElse("-");
    }

    private static String cell(Sys sys, SystemContainer container, String column) {
        return switch (column) {
            case "NAME" -> container.name();
            case "STATE" -> container.state();
            case "PID" -> container.run().map(run -> Integer.toString(run.init().pid())).orElse("-");
            case "AUTOSTART" -> "0";
            case "IPV4" -> address(sys, container);
            case "UNPRIVILEGED" -> "false";
            case "RAM" -> container.run().map(run -> "9.21MB").orElse("-");
            default -> "-";
        };
    }
}
