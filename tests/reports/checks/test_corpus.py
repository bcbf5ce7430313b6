"""The labelled texts of tests/corpus: the checks find what is wrong and leave what is right alone."""

from benchmarks.check_corpus import PRECISION_LEAST, RECALL_LEAST, measure, read_corpus


def test_the_corpus_is_read_with_recall_and_precision_above_their_bounds() -> None:
    samples = list(read_corpus())
    score = measure(samples)
    assert len(samples) >= 120
    assert score.recall() >= RECALL_LEAST, [sample.text for sample in score.missed]
    assert score.precision() >= PRECISION_LEAST, [sample.text for sample, _ in score.false]
