package dev.drydock.tutor.rehearsal;

import dev.drydock.lessons.course.Course;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes the course, as a start reads it fastest, to standard output: a jar for the class path. */
public final class ReadAhead {
    private ReadAhead() {}

    public static void main(String[] none) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(new FileOutputStream(FileDescriptor.out))) {
            // Nothing is to be unpacked at a start.
            out.setLevel(0);
            for (Map.Entry<String, byte[]> each : Course.ofTheProgram().readAhead().entrySet()) {
                ZipEntry entry = new ZipEntry(each.getKey());
                entry.setTime(0);
                out.putNextEntry(entry);
                out.write(each.getValue());
            }
        }
    }
}
