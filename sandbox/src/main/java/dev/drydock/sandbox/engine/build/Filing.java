package dev.drydock.sandbox.engine.build;

import dev.drydock.sandbox.build.convert.Operation;
import dev.drydock.sandbox.build.convert.Vertex;
import dev.drydock.sandbox.fs.Attributes;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.image.Layer;
import dev.drydock.sandbox.image.Overlay;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Steps that only put files somewhere: {@code COPY}, {@code ADD}, {@code WORKDIR}. */
record Filing(Solving solving, Vertex vertex) {
    private static final long COPY_MICROS = 30_000;
    private static final long FOLDER_MICROS = 35_000;
    private static final long BYTES_PER_SECOND = 400_000_000;

    void begin(Solve solve) {
        Directory root = solving.below(solve, vertex).root();
        if (vertex.operation() instanceof Operation.MakeDirectory make) {
            later(FOLDER_MICROS, Layer.of(Overlay.difference(root, made(root, make))));
            return;
        }
        Operation.Copy copy = (Operation.Copy) vertex.operation();
        Optional<Owner> owner = Owner.named(root, copy.chown(), copy.chmod());
        if (owner.isEmpty()) {
            String why = "unable to convert uid/gid chown string to host mapping: can't find uid for user " + copy.chown().replaceFirst(":.*", "") + ": no such user: "
                    + copy.chown().replaceFirst(":.*", "");
            solving.fail(vertex, why, why);
            return;
        }
        Directory changed = root;
        for (Operation.Piece piece : copy.pieces()) {
            Copying copying = piece.input() < 0 ? Copying.text(piece) : Copying.of(Keys.files(solve, vertex, piece.input()), copy, piece);
            Copying.Placed placed = copying.into(changed, copy.target(), owner.get(), solving.kernel().now());
            if (!placed.refusal().isEmpty()) {
                solving.fail(vertex, placed.refusal(), placed.refusal());
                return;
            }
            changed = placed.root();
        }
        Layer layer = Layer.of(Overlay.difference(root, changed));
        later(COPY_MICROS + layer.size() * 1_000_000 / BYTES_PER_SECOND, layer);
    }

    private void later(long micros, Layer layer) {
        Vertex done = vertex;
        solving.later(micros, later -> later.made(done, layer));
    }

    private Directory made(Directory root, Operation.MakeDirectory make) {
        List<String> names = new ArrayList<>(Copying.real(root, Directory.path(make.path()), 0));
        if (Copying.resolve(root, names, 0).isPresent()) {
            return root;
        }
        Owner owner = Owner.named(root, make.user(), "").orElse(Owner.ROOT);
        long now = solving.kernel().now();
        return Copying.parents(root, names, owner, now).with(names, owner.of(Directory.EMPTY.with(Attributes.of(0755).modifiedAt(now))));
    }
}
