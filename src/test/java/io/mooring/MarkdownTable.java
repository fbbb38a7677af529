package io.mooring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A table of a Markdown file, cell by cell. */
record MarkdownTable(List<String> header, List<List<String>> rows) {

    private static final String SEPARATOR = "\\|(\\s*:?-+:?\\s*\\|)+";

    MarkdownTable {
        header = List.copyOf(header);
        rows = List.copyOf(rows);
    }

    /** Every table of the file, in order. */
    static List<MarkdownTable> in(Path file) throws IOException {
        List<MarkdownTable> tables = new ArrayList<>();
        List<String> block = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith("|")) {
                block.add(line.strip());
            } else if (!block.isEmpty()) {
                tables.add(of(block));
                block.clear();
            }
        }
        if (!block.isEmpty()) {
            tables.add(of(block));
        }
        return tables;
    }

    private static MarkdownTable of(List<String> lines) {
        if (lines.size() < 3 || !lines.get(1).matches(SEPARATOR)) {
            throw new IllegalArgumentException("A table has a header, a separator and rows, unlike " + lines);
        }
        return new MarkdownTable(
                cells(lines.getFirst()),
                lines.subList(2, lines.size()).stream()
                        .map(MarkdownTable::cells)
                        .toList());
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.substring(1, line.length() - 1).split("(?<!\\\\)\\|", -1))
                .map(String::strip)
                .toList();
    }
}
