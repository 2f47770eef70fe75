package io.wiredesk.enrich.story;

/// Words and word sequences as 32-bit numbers. Stable: they are kept in state and must be the same after a restart.
final class Hashing {
    private Hashing() {}

    /// FNV-1a over UTF-16, then mixed as in MurmurHash3 so that the smallest of many is a fair choice.
    static int of(String text) {
        int hash = 0x811c9dc5;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x01000193;
        }
        return mix(hash);
    }

    /// Of three in a row.
    static int of(int first, int second, int third) {
        return mix((first * 31 + second) * 31 + third);
    }

    private static int mix(int value) {
        int hash = value;
        hash = (hash ^ (hash >>> 16)) * 0x85ebca6b;
        hash = (hash ^ (hash >>> 13)) * 0xc2b2ae35;
        return hash ^ (hash >>> 16);
    }
}
