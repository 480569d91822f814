package dev.drydock.sandbox.world;

import dev.drydock.sandbox.app.Apps;
import dev.drydock.sandbox.docker.Docker;
import dev.drydock.sandbox.docker.scan.Trivy;
import dev.drydock.sandbox.kubectl.Kubectl;
import dev.drydock.sandbox.process.Program;
import dev.drydock.sandbox.remote.SshClient;
import dev.drydock.sandbox.shell.Shells;
import dev.drydock.sandbox.tool.Tools;
import dev.drydock.sandbox.virtual.VirtualPrograms;
import java.util.Optional;

/** Every simulated program by the name that its file carries. Asked by name, so that a short command loads only what it runs. */
final class Software implements Program.Programs {
    @Override
    public Optional<Program> find(String name) {
        return switch (name) {
            case "docker" -> Optional.of(new Docker());
            case "kubectl" -> Optional.of(new Kubectl());
            case "trivy" -> Optional.of(Trivy::start);
            case "ssh" -> Optional.of(SshClient::start);
            case "bash", "sh", "dash", "ash" -> Shells.find(name);
            default -> Tools.find(name).or(() -> VirtualPrograms.find(name)).or(() -> Apps.find(name)).or(() -> Optional.of(Tools::notSimulated));
        };
    }
}
