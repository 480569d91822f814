package dev.drydock.sandbox.tool.sed;

/** What stands behind the last delimiter of {@code s}. */
record SubstitutionFlags(boolean all, boolean print, boolean ignoreCase, boolean manyLines, int occurrence, String writeTo) {

    static SubstitutionFlags read(ScriptReader in, PatternReader.Reading<String> fileName, PatternReader.Ending end) throws BadScript {
        boolean all = false;
        boolean print = false;
        boolean ignoreCase = false;
        boolean manyLines = false;
        int occurrence = 0;
        while (!in.atEnd() && ";\n#} \t\r".indexOf(in.peek()) < 0) {
            if (in.atDigit()) {
                occurrence = occurrence(in, occurrence);
                continue;
            }
            char flag = in.next();
            switch (flag) {
                case 'g' -> all = once(in, flag, all);
                case 'p' -> print = once(in, flag, print);
                case 'i', 'I' -> ignoreCase = true;
                case 'm', 'M' -> manyLines = true;
                case 'w' -> {
                    return new SubstitutionFlags(all, print, ignoreCase, manyLines, Math.max(1, occurrence), fileName.read());
                }
                default -> throw in.error("unknown option to `s'");
            }
        }
        in.skipBlanks();
        if (!in.atEnd() && ";\n#}\r".indexOf(in.peek()) < 0) {
            return spacedFlags(in, fileName, end, new SubstitutionFlags(all, print, ignoreCase, manyLines, occurrence, ""));
        }
        end.check();
        return new SubstitutionFlags(all, print, ignoreCase, manyLines, Math.max(1, occurrence), "");
    }

    /** GNU sed allows blanks between flags. */
    private static SubstitutionFlags spacedFlags(ScriptReader in, PatternReader.Reading<String> fileName, PatternReader.Ending end,
            SubstitutionFlags first) throws BadScript {
        SubstitutionFlags rest = read(in, fileName, end);
        return new SubstitutionFlags(first.all || rest.all, first.print || rest.print, first.ignoreCase || rest.ignoreCase,
                first.manyLines || rest.manyLines, Math.max(first.occurrence, rest.occurrence), rest.writeTo);
    }

    private static int occurrence(ScriptReader in, int before) throws BadScript {
        int number = (int) Math.min(Integer.MAX_VALUE, in.number());
        if (number == 0) {
            throw in.error("number option to `s' command may not be zero");
        }
        if (before > 0) {
            throw in.error("multiple number options to `s' command");
        }
        return number;
    }

    private static boolean once(ScriptReader in, char flag, boolean before) throws BadScript {
        if (before) {
            throw in.error("multiple `" + flag + "' options to `s' command");
        }
        return true;
    }
}
