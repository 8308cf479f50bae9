// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.docs;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Words that had to be read twice do not come back, in sources, documents, scripts and
 * configuration. Each entry says what to write instead.
 */
class WordsTest {
  private static final String CHECKED =
      ".*\\.(java|md|ya?ml|sh|xml|html|js|properties)|\\.ci/.*|.*/Dockerfile";

  /** This file contains every one of them. */
  private static final String SELF = ".*/docs/WordsTest\\.java";

  private record Phrase(Pattern pattern, String instead) {
    static Phrase of(String regex, String instead) {
      return new Phrase(Pattern.compile(regex, Pattern.CASE_INSENSITIVE), instead);
    }
  }

  private static final List<Phrase> PHRASES =
      List.of(
          Phrase.of(
              "(?<!here )\\b(is|are|was|were|be) no (?!(longer|more|better|later|earlier)\\b)\\w+",
              "is not a"),
          Phrase.of("\\bha(s|ve) no \\w+ to \\w+", "cannot"),
          Phrase.of("\\bforet(ell|old)\\w*", "predict"),
          Phrase.of("\\bmend(s|ed|ing)?\\b", "fix"),
          Phrase.of("\\bwho (asks?|waits?|comes?|looks?|calls?)\\b", "the caller, waiting clients"),
          Phrase.of("\\bof who\\b|\\bwhose it was\\b", "of the caller, attributed to"),
          Phrase.of(
              "\\b(is|are|was|were|be|been|has|have|had|gets?) told\\b", "is reported, reports"),
          Phrase.of("\\bcannot (be )?tell\\b|\\bcannot be told\\b", "cannot determine"),
          Phrase.of("\\bof now\\b", "current"),
          Phrase.of("\\bat (its|their) weakest\\b", "weakest level seen"),
          Phrase.of("\\bmay not be (read|seen|looked)\\b", "this user cannot read"),
          Phrase.of("\\bit is looked\\b", "checks whether"),
          Phrase.of("\\bbeside\\b", "next to, in addition to"),
          Phrase.of("\\b(come|comes|came|coming) (anew|back)\\b", "new, reconnects"),
          Phrase.of("\\bfor so long\\b|\\bat most that\\b(?! (many|much))", "name the quantity"),
          Phrase.of("\\bwants? to be\\b|\\bhe\\b|\\bshe\\b", "it, or the rule itself"),
          Phrase.of("\\btroubles?\\b", "problem"),
          Phrase.of(
              "\\b(whereabouts|chronicle|bulletin|suspicion|knob|teller|toll|strain)s?\\b",
              "a term of the field"));

  private static final Pattern METAPHOR =
      Pattern.compile(
          "(Ground|Stage|Teller|Crowd|Join|Knob|Board|Bulletin|Strain|Suspicion|Chronicle|Course"
              + "|Trouble|Whereabouts|Door|OddDoor|Toll|Term|Workplace|Workshop|Me)s?"
              + "|.+(Util|Utils|Helper|Manager|Impl)");

  @Test
  void thePhrasesAreNotUsed() {
    List<String> found = new ArrayList<>();
    for (String path : RepositoryFiles.matching(CHECKED)) {
      if (!path.matches(SELF)) {
        UnwrappedText text = UnwrappedText.of(RepositoryFiles.read(path));
        PHRASES.forEach(phrase -> find(phrase, path, text, found));
      }
    }
    assertThat(found).isEmpty();
  }

  private static void find(Phrase phrase, String path, UnwrappedText text, List<String> found) {
    Matcher matcher = phrase.pattern.matcher(text.text);
    while (matcher.find()) {
      int line = text.lineAt(matcher.start());
      found.add("%s:%d: \"%s\"; write: %s".formatted(path, line, matcher.group(), phrase.instead));
    }
  }

  @Test
  void aPhraseIsFoundAcrossLinesAndLiterals() {
    UnwrappedText comment = UnwrappedText.of("x\n  /** It is\n   * no use. */");
    UnwrappedText literal = UnwrappedText.of("a(\n\"what is \"\n  + \"no JVM\")");
    List<String> found = new ArrayList<>();
    find(PHRASES.get(0), "A.java", comment, found);
    find(PHRASES.get(0), "B.java", literal, found);
    assertThat(found)
        .containsExactly(
            "A.java:2: \"is no use\"; write: is not a", "B.java:2: \"is no JVM\"; write: is not a");
  }

  @Test
  void noClassIsNamedAfterAMetaphor() {
    assertThat(classNames().keySet()).noneMatch(name -> METAPHOR.matcher(name).matches());
  }

  @Test
  void everyClassNameExistsOnce() {
    assertThat(classNames().values()).filteredOn(paths -> paths.size() > 1).isEmpty();
  }

  private static Map<String, List<String>> classNames() {
    return RepositoryFiles.matching(".*\\.java").stream()
        .filter(path -> !path.endsWith("/package-info.java"))
        .collect(
            groupingBy(
                path -> path.substring(path.lastIndexOf('/') + 1, path.length() - ".java".length()),
                TreeMap::new,
                toList()));
  }
}
