"""The checks on the labelled texts of tests/corpus: recall and precision, in all, by kind and by file.

A wrong text counts as found where an issue stands in the line of its wrong words, or its words overlap them; a right
one as false where a warning or an error is raised on it. `--verbose` lists what was missed and what is false. Ends with
exit code 1 below a recall of 0,9 or a precision of 0,95.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from core.issue import Issue
from reports.checks.loose_text import document_of_text, line_key, split_lines
from reports.checks.runner import check

CORPUS = Path(__file__).resolve().parent.parent / "tests" / "corpus"
RECALL_LEAST = 0.9
PRECISION_LEAST = 0.95


@dataclass(frozen=True)
class Sample:
    """A labelled text of the file `source`: `words` are those that are wrong, "" in a right one."""

    source: str

    text: str
    is_wrong: bool
    kind: str
    words: str
    why: str


@dataclass
class Score:
    """What the checks say of the samples; a wrong text that is told elsewhere only counts as missed and as false."""

    found: Counter[str] = field(default_factory=Counter)
    missed: list[Sample] = field(default_factory=list)
    false: list[tuple[Sample, list[Issue]]] = field(default_factory=list)

    def recall(self, kind: str | None = None) -> float:
        """Return the share of wrong texts that are found."""
        found = self._found(kind)
        return _share(found, found + sum(kind in (None, sample.kind) for sample in self.missed))

    def precision(self, kind: str | None = None) -> float:
        """Return the share of accused texts that are wrong."""
        found = self._found(kind)
        return _share(found, found + sum(kind in (None, sample.kind) for sample, _ in self.false))

    def _found(self, kind: str | None) -> int:
        return self.found.total() if kind is None else self.found[kind]


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def read_corpus() -> Iterator[Sample]:
    """Yield the labelled texts of all files."""
    for path in sorted(CORPUS.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            yield Sample(path.stem, row["text"], row["wrong"], row["kind"], row["words"], row["why"])


def measure(samples: Iterable[Sample]) -> Score:
    """Return what all rules find in the samples."""
    score = Score()
    for sample in samples:
        issues = check(document_of_text(split_lines(sample.text)))
        accusing = [issue for issue in issues if issue.severity != "info"]
        if not sample.is_wrong:
            if accusing:
                score.false.append((sample, accusing))
        elif any(_names(sample, issue) for issue in issues):
            score.found[sample.kind] += 1
        else:
            score.missed.append(sample)
            if accusing:
                score.false.append((sample, accusing))
    return score


def _names(sample: Sample, issue: Issue) -> bool:
    place = sample.text.find(sample.words)
    first = sample.text.count("\n", 0, max(place, 0)) + 1
    lines = {line_key(first + number) for number in range(sample.words.count("\n") + 1)}
    return issue.node in lines or (
        issue.excerpt != "" and (issue.excerpt in sample.words or sample.words in issue.excerpt)
    )


def _print(name: str, score: Score, samples: list[Sample], kind: str | None = None) -> None:
    wrong = sum(sample.is_wrong for sample in samples)
    print(
        f"{name:15} recall {score.recall(kind):.3f}, precision {score.precision(kind):.3f} "
        f"({wrong} wrong, {len(samples) - wrong} right)"
    )


def main() -> int:
    samples = list(read_corpus())
    score = measure(samples)
    for kind in [None, *sorted({sample.kind for sample in samples})]:
        _print(kind or "all", score, [sample for sample in samples if kind in (None, sample.kind)], kind)
    for source in sorted({sample.source for sample in samples}):
        of_file = [sample for sample in samples if sample.source == source]
        _print(f"{source}.jsonl", measure(of_file), of_file)
    if "--verbose" in sys.argv[1:]:
        for sample in score.missed:
            print(f"missed ({sample.kind}): {sample.text!r} — {sample.words!r}: {sample.why}")
        for sample, issues in score.false:
            told = "; ".join(f"{issue.code} “{issue.excerpt}”: {issue.message}" for issue in issues)
            print(f"false ({sample.kind}): {sample.text!r} — {told}")
    is_good = score.recall() >= RECALL_LEAST and score.precision() >= PRECISION_LEAST
    print(f"limits: recall at least {RECALL_LEAST}, precision at least {PRECISION_LEAST}")
    return int(not is_good)


if __name__ == "__main__":
    sys.exit(main())
