package dev.drydock.sandbox.virtual;

import dev.drydock.sandbox.process.Program;
import dev.drydock.sandbox.tool.shape.Dialect;
import dev.drydock.sandbox.tool.shape.Tool;
import dev.drydock.sandbox.virtual.lxc.LxcTools;
import java.util.List;
import java.util.Optional;

/** The clients for virtual machines and system containers, by the names of their files. */
public final class VirtualPrograms {
    private VirtualPrograms() {}

    /** The program of that name. */
    public static Optional<Program> find(String name) {
        Optional<Tool> tool = switch (name) {
            case "qemu-img" -> Optional.of(new QemuImg());
            case "virsh" -> Optional.of(new Virsh());
            case "virt-install" -> Optional.of(new VirtInstall());
            default -> LxcTools.find(name);
        };
        return tool.map(found -> sys -> {
            List<String> all = sys.arguments();
            return Tool.start(sys, found, Dialect.GNU, sys.name(), all.isEmpty() ? List.of() : all.subList(1, all.size()));
        });
    }
}
