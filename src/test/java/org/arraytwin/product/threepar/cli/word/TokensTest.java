package org.arraytwin.product.threepar.cli.word;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TokensTest {
  @Test
  void blanksPartTokensAndAreOtherwiseNothing() {
    assertThat(Tokens.split("  showvv \t -p  x ")).containsExactly(List.of("showvv", "-p", "x"));
    assertThat(Tokens.split("")).isEmpty();
    assertThat(Tokens.split(" ;; \r\n ")).isEmpty();
  }

  @Test
  void quotesAndBracesHoldTokensTogether() {
    assertThat(Tokens.split("a \"b c\" 'd e' {f g} h\"i j\"k"))
        .containsExactly(List.of("a", "b c", "d e", "f g", "hi jk"));
    assertThat(Tokens.split("x \"\" ''")).containsExactly(List.of("x", "", ""));
    assertThat(Tokens.split("a\\ b \"c\\\"d\"")).containsExactly(List.of("a b", "c\"d"));
  }

  @Test
  void semicolonsAndLineEndsPartCommandsUnlessQuoted() {
    assertThat(Tokens.split("a 1; b 2\nc \"3;4\""))
        .containsExactly(List.of("a", "1"), List.of("b", "2"), List.of("c", "3;4"));
  }

  @Test
  void anOpenQuoteAndAnEndlessLineAreRefused() {
    assertThatThrownBy(() -> Tokens.split("a \"b"))
        .isInstanceOf(CommandError.class)
        .hasMessage("missing \" at the end of the line");
    assertThatThrownBy(() -> Tokens.split("a {b")).hasMessage("missing } at the end of the line");
    assertThatThrownBy(() -> Tokens.split("x".repeat(Tokens.MAX_LINE + 1)))
        .hasMessageContaining("longer than 8192");
  }
}
