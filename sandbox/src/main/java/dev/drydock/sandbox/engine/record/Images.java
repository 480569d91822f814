package dev.drydock.sandbox.engine.record;

import dev.drydock.sandbox.engine.api.Answer;
import dev.drydock.sandbox.engine.api.Reply;
import dev.drydock.sandbox.image.Digest;
import dev.drydock.sandbox.image.Image;
import dev.drydock.sandbox.image.ParsedReference;
import dev.drydock.sandbox.image.Reference;
import dev.drydock.sandbox.image.StoredImage;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.store.Key;
import dev.drydock.sandbox.time.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The images of one engine. Keys are numbers, not hashes: an image's ID is computed when somebody asks for it. */
public final class Images {
    public static final Family<StoredImage> IMAGES = Family.lasting("image");

    private final Kernel kernel;
    private final String machine;

    public Images(Kernel kernel, String machine) {
        this.kernel = kernel;
        this.machine = machine;
    }

    /** An image and where it is kept. */
    public record Found(Key<StoredImage> key, StoredImage stored) {
        public Image image() {
            return stored.image();
        }
    }

    public List<Found> all() {
        List<Found> all = new ArrayList<>();
        for (Map.Entry<String, StoredImage> entry : kernel.transaction().view(IMAGES).subMap(machine + "/", machine + "0").entrySet()) {
            all.add(new Found(IMAGES.key(entry.getKey()), entry.getValue()));
        }
        return List.copyOf(all);
    }

    public void put(Key<StoredImage> key, StoredImage stored) {
        kernel.transaction().put(key, stored);
    }

    public void remove(Key<StoredImage> key) {
        kernel.transaction().remove(key);
    }

    /** The record of an image, made if the engine does not have it yet. */
    public Found keep(Image image, String parentId) {
        return same(image).orElseGet(() -> keepNew(image, parentId));
    }

    /** The record of an image that the engine cannot have yet; nothing is hashed. */
    public Found keepNew(Image image, String parentId) {
        StoredImage stored = StoredImage.unnamed(image, parentId);
        Key<StoredImage> key = IMAGES.key(machine + "/" + Timeline.padded(kernel.count("image/" + machine), 8));
        put(key, stored);
        return new Found(key, stored);
    }

    /** The same image, by identity first: hashes are only computed if there is another candidate. */
    public Optional<Found> same(Image image) {
        return all().stream().filter(found -> found.image() == image).findFirst()
                .or(() -> all().stream().filter(found -> found.image().equals(image)).findFirst());
    }

    /** Gives an image a tag, which another image may lose. */
    public void tag(Image image, Reference tag) {
        Found target = same(image).orElseThrow();
        all().stream().filter(found -> found.stored().tags().contains(tag) && !found.key().equals(target.key()))
                .forEach(found -> put(found.key(), found.stored().withoutTag(tag)));
        put(target.key(), target.stored().withTag(tag));
    }

    public Optional<Found> tagged(Reference tag) {
        return all().stream().filter(found -> found.stored().tags().contains(tag)).findFirst();
    }

    /** By tag, digest, ID or the beginning of an ID; refused as the API does. */
    public Answer<Found> find(String nameOrId) {
        ParsedReference parsed = Reference.parse(nameOrId);
        boolean wholeId = Digest.digits(nameOrId).matches("[a-f0-9]{64}");
        if (!wholeId && parsed instanceof ParsedReference.Malformed malformed) {
            return Answer.refused(Reply.bad(malformed.message()));
        }
        Optional<Found> found = Optional.empty();
        if (!wholeId && parsed instanceof Reference reference) {
            found = named(reference);
        }
        found = found.or(() -> byId(nameOrId));
        return found.isPresent() ? Answer.of(found.get()) : Answer.refused(missing(nameOrId));
    }

    /** What the API says of an image that is not there. */
    public static Reply.Refusal missing(String nameOrId) {
        if (Digest.digits(nameOrId).matches("[a-f0-9]{64}")) {
            return Reply.notFound("No such image: sha256:" + Digest.digits(nameOrId));
        }
        String shown = Reference.parse(nameOrId) instanceof Reference reference ? reference.orLatest().familiar() : nameOrId;
        return Reply.notFound("No such image: " + shown);
    }

    private Optional<Found> named(Reference reference) {
        if (reference.digest().isPresent()) {
            return all().stream().filter(found -> found.stored().repositories().contains(reference.untagged())
                    && found.image().manifestDigest().equals(reference.digest().get())).findFirst();
        }
        return tagged(reference.orLatest());
    }

    private Optional<Found> byId(String id) {
        String digits = Digest.digits(id);
        if (!digits.matches("[a-f0-9]{1,64}")) {
            return Optional.empty();
        }
        List<Found> matching = all().stream().filter(found -> Digest.digits(found.image().id()).startsWith(digits)).toList();
        return matching.size() == 1 ? Optional.of(matching.get(0)) : Optional.empty();
    }

    /** Whether what was given is the beginning of the image's ID and not one of its names. */
    public static boolean isIdOf(Image image, String given) {
        return Digest.digits(given).matches("[a-f0-9]{1,64}") && Digest.digits(image.id()).startsWith(Digest.digits(given));
    }

    /** Whether this image has others built on it here. */
    public boolean hasChildren(Found parent) {
        return all().stream().map(found -> found.stored().parentId()).anyMatch(id -> !id.isEmpty() && id.equals(parent.image().id()));
    }
}
