package org.arraytwin.persistent;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.Array;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlacesTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 16, 17, 1000})
  void eachNumberKnowsItsPlaceAndNoOtherHasOne(int size) {
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      numbers.add(3 * i);
    }
    Collections.shuffle(numbers, new Random(size));
    Places places = Places.of(Array.ofAll(numbers));
    assertThat(places.all()).containsExactlyElementsOf(numbers);
    for (int number = -2; number < 3 * size + 2; number++) {
      assertThat(places.of(number)).as("place of %d", number).isEqualTo(numbers.indexOf(number));
      assertThat(places.has(number)).isEqualTo(numbers.contains(number));
    }
    assertThat(places.of(Integer.MIN_VALUE)).isEqualTo(-1);
    assertThat(places.of(Integer.MAX_VALUE)).isEqualTo(-1);
    assertThat(places).isEqualTo(Places.of(Array.ofAll(numbers)));
  }
}
