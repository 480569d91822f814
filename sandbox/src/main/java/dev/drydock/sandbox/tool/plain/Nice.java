package dev.drydock.sandbox.tool.plain;

import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Launch;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;

/** {@code nice}, {@code ionice}, {@code setsid}, {@code stdbuf}: run a command; how urgent it is changes nothing here. */
public final class Nice implements Tool {
    @Override
    public Spec options() {
        return Spec.of("n,adjustment= c= p= o,output= i,input= e,error= w,wait f").operandsEndOptions().withNumbers();
    }

    @Override
    public String usage() {
        return "[-n N] PROG ARGS";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {

        if (arguments.operands().isEmpty()) {
            return arguments.name().endsWith("nice") ? sys.print("0\n", 0) : misuse(sys, arguments, "no command specified");
        }
        return Launch.replace(sys, arguments.operands(), sys.environment(), (command, errno) ->
                arguments.name() + ": " + arguments.words(arguments.quote(command), "can't execute '" + command + "'") + ": " + errno.text() + "\n");
    }
}
