package dev.drydock.sandbox.tool.system;

import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import java.util.List;

/** {@code service NAME start|stop|restart|status}: the older way to say it to systemctl. */
final class Service implements Tool {
    @Override
    public Spec options() {
        return Spec.of("status-all").operandsEndOptions();
    }

    @Override
    public String usage() {
        return "< option > | --status-all | [ service_name [ command | --full-restart ] ]";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {
        if (arguments.operands().size() < 2) {
            return sys.fail("Usage: service " + usage() + "\n", 1);
        }
        List<String> words = List.of(arguments.operand(1), arguments.operand(0));
        return new Systemctl().run(sys, new Arguments("systemctl", arguments.dialect(), arguments.unicode(), List.of(), words));
    }
}
