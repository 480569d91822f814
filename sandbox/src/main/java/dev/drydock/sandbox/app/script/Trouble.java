package dev.drydock.sandbox.app.script;

/** What ends an evaluation early. Thrown within this package only. */
abstract class Trouble extends RuntimeException {
    private static final long serialVersionUID = 1;

    Trouble(String message) {
        super(message, null, false, false);
    }

    /** An exception of the program itself. */
    static final class Raised extends Trouble {
        private static final long serialVersionUID = 1;
        final String type;
        final transient Object value;
        int line;

        Raised(String type, String message, Object value, int line) {
            super(message);
            this.type = type;
            this.value = value;
            this.line = line;
        }
    }

    /** Something must be waited for. */
    static final class Waits extends Trouble {
        private static final long serialVersionUID = 1;
        final transient Wish wish;

        Waits(Wish wish) {
            super("waits");
            this.wish = wish;
        }
    }

    /** Real, but not simulated. */
    static final class Beyond extends Trouble {
        private static final long serialVersionUID = 1;

        Beyond(String what) {
            super(what);
        }
    }

    /** The program cannot be read. */
    static final class Unreadable extends Trouble {
        private static final long serialVersionUID = 1;
        final int line;

        Unreadable(String message, int line) {
            super(message);
            this.line = line;
        }
    }

    /** The program ends itself. */
    static final class Exit extends Trouble {
        private static final long serialVersionUID = 1;
        final int status;

        Exit(int status) {
            super("exit");
            this.status = status;
        }
    }
}
