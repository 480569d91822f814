package dev.drydock.sandbox.app.mysql;

import dev.drydock.sandbox.app.serve.HttpMessages;
import dev.drydock.sandbox.app.serve.Versions;
import dev.drydock.sandbox.process.Sys;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Which of the two servers an image carries, and how that one logs. */
record Edition(String version, boolean maria) {
    static Edition of(Sys sys) {
        String version = Versions.of(sys, "mysql", sys.files().exists("/etc/alpine-release") ? "11.4.8-MariaDB" : "8.4.7");
        return new Edition(version, version.endsWith("MariaDB"));
    }

    String server() {
        return maria ? "mariadbd" : "/usr/sbin/mysqld";
    }

    String full() {
        return maria ? version + "-ubu2404" : version;
    }

    String comment() {
        return maria ? "mariadb.org binary distribution" : "MySQL Community Server - GPL";
    }

    /** A line of the log. @param code as {@code MY-010116}, which MariaDB does not print */
    String line(Sys sys, String level, String code, String area, String text) {
        var moment = HttpMessages.moment(sys.now());
        if (maria) {
            String shown = level.equals("System") ? "Note" : level;
            return DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT).format(moment) + String.format(Locale.ROOT, " %2d", moment.getHour())
                    + DateTimeFormatter.ofPattern(":mm:ss", Locale.ROOT).format(moment) + " 0 [" + shown + "] " + (area.equals("InnoDB") ? "InnoDB: " : "") + text + "\n";
        }
        return DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT).format(moment) + String.format(Locale.ROOT, ".%06dZ", sys.now() % 1_000_000) + " 0 [" + level + "] [" + code + "] ["
                + area + "] " + text + "\n";
    }
}
