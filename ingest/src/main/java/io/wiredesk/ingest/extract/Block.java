package io.wiredesk.ingest.extract;

import org.jsoup.nodes.Element;

/// A run of text between two breaks.
///
/// @param text with single spaces, not blank
/// @param linked characters of it that stand in links
/// @param holder the nearest element around it that breaks lines
record Block(String text, int linked, Element holder) {
    double linkDensity() {
        return Math.min(1.0, (double) linked / text.length());
    }

    boolean isHeading() {
        return holder.normalName().matches("h[1-6]");
    }

    boolean isListItem() {
        return holder.nameIs("li") || holder.nameIs("dd") || holder.nameIs("dt");
    }

    /// Counts what sentences are made of, in any script.
    int commas() {
        int commas = 0;
        for (int i = 0; i < text.length(); i++) {
            if (",،、，﹐،;".indexOf(text.charAt(i)) >= 0) {
                commas++;
            }
        }
        return commas;
    }

    boolean endsSentence() {
        String closed = text.replaceAll("[\"'”’»)\\]\\s]+$", "");
        return !closed.isEmpty() && ".!?…。！？।؟:".indexOf(closed.charAt(closed.length() - 1)) >= 0;
    }
}
