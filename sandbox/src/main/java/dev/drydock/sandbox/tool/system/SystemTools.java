package dev.drydock.sandbox.tool.system;

import dev.drydock.sandbox.tool.shape.Tool;
import java.util.Optional;

/** Which system tools there are; made when asked for. */
public final class SystemTools {
    private SystemTools() {}

    public static Optional<Tool> find(String name) {
        return asking(name).or(() -> steering(name));
    }

    private static Optional<Tool> asking(String name) {
        return switch (name) {
            case "arch" -> Optional.of(new Arch());
            case "date" -> Optional.of(new Date());
            case "df" -> Optional.of(new Df());
            case "free" -> Optional.of(new Free());
            case "groups" -> Optional.of(new Groups());
            case "hostname" -> Optional.of(new Hostname());
            case "id" -> Optional.of(new Id());
            case "nproc" -> Optional.of(new Nproc());
            case "pgrep" -> Optional.of(new Pgrep(false));
            case "printenv" -> Optional.of(new Printenv());
            case "ps" -> Optional.of(new Ps());
            case "top" -> Optional.of(new Top());
            case "tty" -> Optional.of(new Tty());
            case "uname" -> Optional.of(new Uname());
            case "uptime" -> Optional.of(new Uptime());
            case "whoami" -> Optional.of(new Whoami());
            default -> Optional.empty();
        };
    }

    private static Optional<Tool> steering(String name) {
        return switch (name) {
            case "clear" -> Optional.of(new Clear());
            case "env" -> Optional.of(new Env());
            case "journalctl" -> Optional.of(new Journalctl());
            case "kill" -> Optional.of(new Kill());
            case "killall" -> Optional.of(new Killall());
            case "nohup" -> Optional.of(new Nohup());
            case "pkill" -> Optional.of(new Pgrep(true));
            case "service" -> Optional.of(new Service());
            case "sleep" -> Optional.of(new Sleep());
            case "su" -> Optional.of(new Su());
            case "sudo" -> Optional.of(new Sudo());
            case "sync" -> Optional.of(new Sync());
            case "systemctl", "poweroff", "reboot", "halt", "shutdown" -> Optional.of(new Systemctl());
            case "timeout" -> Optional.of(new Timeout());
            case "watch" -> Optional.of(new Watch());
            default -> Optional.empty();
        };
    }
}
