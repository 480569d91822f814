package dev.drydock.sandbox.tool.raw;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Gather;
import dev.drydock.sandbox.tool.shape.Inputs;
import dev.drydock.sandbox.tool.shape.Intake;
import dev.drydock.sandbox.tool.shape.Output;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;

/** {@code cksum}: checksum and size of files. */
public final class Cksum implements Tool {
    @Override
    public Spec options() {
        return Spec.of("");
    }

    @Override
    public String usage() {
        return "[FILE]...";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {

        return Inputs.feed(sys, arguments.operands(), Inputs.Words.plain(arguments), Gather.all((files, failed) -> {
            Output output = new Output();
            files.forEach(file -> output.out(crc(file.content()) + " " + file.content().length() + (arguments.operands().isEmpty() ? "" : " " + file.file()) + "\n"));
            return Intake.Ending.of(output, failed ? 1 : 0);
        }));
    }

    /** POSIX's cyclic redundancy check: the bytes, then their number. */
    private static long crc(Bytes content) {
        int crc = 0;
        for (int i = 0; i < content.length(); i++) {
            crc = next(crc, content.at(i) & 0xff);
        }
        for (int length = content.length(); length != 0; length >>>= 8) {
            crc = next(crc, length & 0xff);
        }
        return ~crc & 0xffffffffL;
    }

    private static int next(int crc, int b) {
        int value = crc ^ b << 24;
        for (int bit = 0; bit < 8; bit++) {
            value = value < 0 ? value << 1 ^ 0x04C11DB7 : value << 1;
        }
        return value;
    }
}
