package io.wiredesk.enrich.edit;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Chunk;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The words in which two texts differ.
///
/// Source: Myers, "An O(ND) Difference Algorithm and Its Variations", 1986, in the variant of linear space.
///
/// @param gone words of the earlier text
/// @param come words of the later text
/// @param at where they stand or stood in the later text: index of its next word
record WordDiff(List<Word> gone, List<Word> come, int at) {
    WordDiff {
        gone = List.copyOf(gone);
        come = List.copyOf(come);
    }

    /// In the order of the text; neighbours are one.
    static List<WordDiff> of(List<Word> before, List<Word> after) {
        List<AbstractDelta<String>> deltas =
                DiffUtils.diff(texts(before), texts(after), new MyersDiffWithLinearSpace<String>()).getDeltas().stream()
                        .sorted(Comparator.comparingInt(
                                delta -> delta.getTarget().getPosition()))
                        .toList();
        List<WordDiff> diffs = new ArrayList<>();
        int goneTo = -1;
        int comeTo = -1;
        for (AbstractDelta<String> delta : deltas) {
            Chunk<String> source = delta.getSource();
            Chunk<String> target = delta.getTarget();
            WordDiff diff = new WordDiff(words(before, source), words(after, target), target.getPosition());
            boolean joined = goneTo == source.getPosition() && comeTo == target.getPosition();
            diffs.add(joined ? diffs.removeLast().with(diff) : diff);
            goneTo = source.getPosition() + source.size();
            comeTo = target.getPosition() + target.size();
        }
        return diffs;
    }

    private static List<String> texts(List<Word> words) {
        return words.stream().map(Word::text).toList();
    }

    private static List<Word> words(List<Word> all, Chunk<String> chunk) {
        return all.subList(chunk.getPosition(), chunk.getPosition() + chunk.size());
    }

    private WordDiff with(WordDiff next) {
        List<Word> bothGone = new ArrayList<>(gone);
        bothGone.addAll(next.gone);
        List<Word> bothCome = new ArrayList<>(come);
        bothCome.addAll(next.come);
        return new WordDiff(bothGone, bothCome, at);
    }
}
