package dev.drydock.sandbox.tool.screen;

import java.util.Arrays;

/** A terminal's glass: takes what is written to a terminal and tells what stands on it. Knows just what the tools of this package send. */
public final class Glass {
    private final char[][] cells;
    private int row;
    private int column;

    public Glass(int columns, int rows) {
        cells = new char[rows][columns];
        clear();
    }

    private void clear() {
        for (char[] line : cells) {
            Arrays.fill(line, ' ');
        }
    }

    public Glass write(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\u001b' && i + 1 < text.length() && text.charAt(i + 1) == '[') {
                int end = i + 2;
                while (!Character.isLetter(text.charAt(end))) {
                    end++;
                }
                obey(text.substring(i + 2, end), text.charAt(end));
                i = end;
            } else if (c == '\r') {
                column = 0;
            } else if (c == '\n') {
                down();
            } else {
                if (column < cells[row].length) {
                    cells[row][column++] = c;
                }
            }
        }
        return this;
    }

    private void down() {
        if (row < cells.length - 1) {
            row++;
            return;
        }
        for (int i = 1; i < cells.length; i++) {
            cells[i - 1] = cells[i];
        }
        cells[cells.length - 1] = new char[cells[0].length];
        Arrays.fill(cells[cells.length - 1], ' ');
    }

    private void obey(String numbers, char command) {
        switch (command) {
            case 'H' -> {
                String[] place = numbers.isEmpty() ? new String[] {"1", "1"} : numbers.split(";");
                row = Math.min(cells.length, Integer.parseInt(place[0])) - 1;
                column = Integer.parseInt(place[1]) - 1;
            }
            case 'J' -> clear();
            case 'K' -> Arrays.fill(cells[row], Math.min(column, cells[row].length), cells[row].length, ' ');
            case 'h', 'l' -> {
                if (numbers.equals("?1049")) {
                    clear();
                }
            }
            default -> { }
        }
    }

    /** A line of the glass, from 1, without blanks at its end. */
    public String line(int number) {
        return new String(cells[number - 1]).stripTrailing();
    }

    /** The last line. */
    public String lastLine() {
        return line(cells.length);
    }

    /** Row and column of the cursor, from 1. */
    public String cursor() {
        return (row + 1) + "," + (column + 1);
    }
}
