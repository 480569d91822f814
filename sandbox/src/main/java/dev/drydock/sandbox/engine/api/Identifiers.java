package dev.drydock.sandbox.engine.api;

import dev.drydock.sandbox.process.Kernel;

/** Names that engines draw by lot: IDs of 64 hexadecimal digits, names of two words, hardware addresses. */
public final class Identifiers {
    /** Apart, because most worlds name nothing at their start. */
    private static final class Words {
        static final String[] MOODS = ("admiring adoring affectionate amazing awesome beautiful blissful bold brave busy charming clever "
                + "compassionate competent confident cool dazzling determined dreamy eager ecstatic elegant eloquent epic exciting festive "
                + "flamboyant focused friendly frosty funny gallant gifted goofy gracious great happy hopeful hungry infallible inspiring "
                + "intelligent jolly jovial keen kind laughing loving lucid magical modest musing mystifying naughty nervous nice nifty "
                + "nostalgic objective optimistic peaceful pedantic pensive practical priceless quirky quizzical recursing relaxed romantic "
                + "serene sharp silly sleepy stoic strange suspicious sweet tender thirsty trusting unruffled upbeat vibrant vigilant "
                + "vigorous wizardly wonderful youthful zealous zen").split(" ");
        static final String[] PEOPLE = ("archimedes babbage bardeen bell bohr boyd brown carson chandrasekhar colden cori curie curran "
                + "darwin davinci dijkstra easley edison einstein elion engelbart euclid euler faraday fermat fermi feynman franklin galileo "
                + "galois gates gauss germain goldberg goldstine golick goodall hamilton haslett hawking heisenberg herschel hertz hodgkin "
                + "hopper hypatia jackson jang jemison jepsen johnson jones kalam kapitsa keldysh keller kepler kilby knuth lamarr lamport "
                + "leakey leavitt lovelace lumiere mahavira margulis maxwell mayer mccarthy mcclintock mclean mcnulty meitner mendel "
                + "mendeleev merkle mestorf mirzakhani montalcini moore morse murdock napier nash newton nightingale nobel noether noyce "
                + "pascal pasteur perlman pike poincare ptolemy raman ramanujan ride ritchie robinson rosalind sammet satoshi shannon "
                + "shockley snyder solomon spence stonebraker swanson swartz swirles tesla thompson torvalds turing varahamihira villani "
                + "visvesvaraya volhard wescoff wiles williams wilson wing wozniak wright yalow yonath zhukovsky").split(" ");
    }

    private Identifiers() {}

    /** 64 hexadecimal digits; not all of the first twelve are decimal, so that a short ID is no number. */
    public static String next(Kernel kernel) {
        while (true) {
            StringBuilder id = new StringBuilder(64);
            for (int i = 0; i < 4; i++) {
                hexadecimal(kernel.random("docker-id"), 16, id);
            }
            for (int i = 0; i < 12; i++) {
                if (id.charAt(i) > '9') {
                    return id.toString();
                }
            }
        }
    }

    /** A mood and a person, {@code focused_turing}. */
    public static String name(Kernel kernel) {
        long bits = kernel.random("docker-name");
        String mood = Words.MOODS[(int) Math.floorMod(bits, (long) Words.MOODS.length)];
        String person = Words.PEOPLE[(int) Math.floorMod(bits >>> 20, (long) Words.PEOPLE.length)];
        return mood + "_" + person;
    }

    /** A locally administered address for an interface. */
    public static String mac(Kernel kernel) {
        long bits = kernel.random("docker-mac");
        StringBuilder mac = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            int octet = (int) (bits >>> 8 * i) & 255;
            hexadecimal(i == 0 ? octet & 0xfc | 2 : octet, 2, mac.append(i == 0 ? "" : ":"));
        }
        return mac.toString();
    }

    /** By hand, because every world draws some IDs at its start and a formatter takes long to begin. */
    private static void hexadecimal(long number, int digits, StringBuilder to) {
        for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
            to.append(Character.forDigit((int) (number >>> shift) & 15, 16));
        }
    }
}
