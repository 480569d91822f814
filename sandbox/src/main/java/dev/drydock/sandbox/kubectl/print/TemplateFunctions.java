package dev.drydock.sandbox.kubectl.print;

import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.template.Function;
import dev.drydock.sandbox.tree.template.GoType;
import dev.drydock.sandbox.tree.template.Value;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** The functions that kubectl adds to Go's templates (cli-runtime/pkg/printers/template.go). */
final class TemplateFunctions {
    static final List<Function> ALL = List.of(
            Function.of("base64decode", (arguments, numbers) -> Value.of(decoded(arguments.get(0).text())), GoType.STRING),
            Function.variadic("exists", (arguments, numbers) -> Value.of(exists(arguments)), GoType.ANY));

    private TemplateFunctions() {}

    private static String decoded(String text) throws Function.Refused {
        try {
            return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            throw new Function.Refused("base64 decode: illegal base64 data at input byte 0");
        }
    }

    private static boolean exists(List<Value> arguments) {
        Tree here = arguments.get(0).tree();
        for (Value step : arguments.subList(1, arguments.size())) {
            here = here.at(step.print());
        }
        return !here.isNothing();
    }
}
