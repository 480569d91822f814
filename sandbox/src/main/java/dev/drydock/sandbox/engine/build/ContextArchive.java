package dev.drydock.sandbox.engine.build;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.Tar;
import java.util.Base64;

/** A further context as the client sends it along: an archive in letters. */
final class ContextArchive {
    private ContextArchive() {}

    static Directory read(String letters) {
        return Tar.read(Bytes.wrap(Base64.getDecoder().decode(letters))).orElse(Directory.EMPTY);
    }
}
