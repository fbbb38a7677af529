package io.mooring.platform.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mooring.domain.Secret;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Records that make no sense are found when the shape is made, not when a client sends something. */
final class LayoutTest {

    record LongComponent(@Required long size) {}

    record RawList(@Nullable List<?> items) {}

    record SecretList(@Nullable List<Secret> items) {}

    record NumberList(@Nullable List<Integer> items) {}

    record MapComponent(@Nullable Map<String, String> items) {}

    record PlainEnum(Thread.@Nullable State state) {}

    record Unset(int port) {}

    record Both(@Required @DefaultValue("a") String name) {}

    record Odd(@DefaultValue("eighty") int port) {}

    record OddFlag(@DefaultValue("no") boolean flag) {}

    record OutOfRange(@DefaultValue("0") @Range(min = 1) int port) {}

    record RangeOfText(@Required @Range(min = 1) String name) {}

    record HostOfNumber(@DefaultValue("1") @HostName int port) {}

    record SensitiveNumber(@DefaultValue("1") @Sensitive int pin) {}

    record Needy(@Required String name) {}

    record NoDefaults(@DefaultObject Needy nested) {}

    record Recursive(@Nullable Recursive inner) {}

    record Item(@SentTo({}) @Nullable Secret token) {}

    record KeylessItems(@Nullable List<Item> items) {}

    record OptionalKey(@ItemKey @Nullable String key) {}

    record ShownByNobody(@ShownWhen("enabled") @Nullable String role) {}

    record ShownByText(
            @Nullable String enabled,
            @ShownWhen("enabled") @Nullable String role) {}

    record NoSibling(
            @RequiredWhen(component = "kind", is = "a") @Nullable String name) {}

    record NoSuchValue(
            SampleConfig.@Nullable Login login,

            @RequiredWhen(component = "login", is = "x") @Nullable String name) {}

    record Homeless(@Nullable Secret token) {}

    record SentAstray(@SentTo("host") @Nullable Secret token) {}

    record SentToRoot(@Nullable RootSent nested) {}

    record RootSent(@SentTo("/host") @Nullable Secret token) {}

    record SentToSecret(
            @SentTo({}) @Nullable Secret key,
            @SentTo("key") @Nullable Secret token) {}

    record SentText(@SentTo({}) @Nullable String name) {}

    record SecretSibling(
            @SentTo({}) @Nullable Secret key,

            @RequiredWhen(component = "key", is = "x") @Nullable String name) {}

    static List<Arguments> mistakes() {
        return List.of(
                Arguments.of(LongComponent.class, "LongComponent.size: no component can be a long"),
                Arguments.of(RawList.class, "RawList.items: a list must name the type of its items"),
                Arguments.of(SecretList.class, "SecretList.items: a list has texts that are not sensitive, or records"),
                Arguments.of(NumberList.class, "NumberList.items: a list has texts that are not sensitive, or records"),
                Arguments.of(MapComponent.class, "MapComponent.items: no component can be a Map"),
                Arguments.of(PlainEnum.class, "PlainEnum.state: State must implement WireName"),
                Arguments.of(Unset.class, "Unset.port: a primitive needs @Required or @DefaultValue"),
                Arguments.of(Both.class, "Both.name: contradicting annotations on what its absence means"),
                Arguments.of(Odd.class, "Odd.port: For input string: \"eighty\""),
                Arguments.of(OddFlag.class, "OddFlag.flag: neither true nor false: no"),
                Arguments.of(
                        OutOfRange.class,
                        "OutOfRange.port: its own default is refused:"
                                + " [Violation[path=port, problem=must be between 1 and 2147483647]]"),
                Arguments.of(RangeOfText.class, "RangeOfText.name: @Range does not go with its type"),
                Arguments.of(HostOfNumber.class, "HostOfNumber.port: @HostName does not go with its type"),
                Arguments.of(SensitiveNumber.class, "SensitiveNumber.pin: @Sensitive does not go with its type"),
                Arguments.of(
                        NoDefaults.class,
                        "NoDefaults.nested: its own default is refused:"
                                + " [Violation[path=nested.name, problem=is required]]"),
                Arguments.of(Recursive.class, "Recursive.inner: " + Recursive.class.getName() + " contains itself"),
                Arguments.of(
                        KeylessItems.class, "KeylessItems.items: items with sensitive components need an @ItemKey"),
                Arguments.of(OptionalKey.class, "OptionalKey.key: an @ItemKey must be @Required"),
                Arguments.of(ShownByNobody.class, "ShownByNobody has no component enabled"),
                Arguments.of(ShownByText.class, "ShownByText.role: @ShownWhen needs a boolean sibling"),
                Arguments.of(NoSibling.class, "NoSibling.name: there is no component kind"),
                Arguments.of(NoSuchValue.class, "NoSuchValue.name: a sibling cannot be asked for x"),
                Arguments.of(SecretSibling.class, "SecretSibling.name: a sibling cannot be asked for x"),
                Arguments.of(
                        Homeless.class,
                        "Homeless.token: a Secret needs @SentTo, the components that say where it is sent to"),
                Arguments.of(SentAstray.class, "SentAstray has no component host"),
                Arguments.of(SentToRoot.class, "SentToRoot has no component host"),
                Arguments.of(SentToSecret.class, "SentToSecret.token: @SentTo must not name the sensitive key"),
                Arguments.of(SentText.class, "SentText.name: @SentTo does not go with its type"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsNamed(Class<? extends Record> type, String message) {
        assertThatThrownBy(() -> Shape.of(type))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void aRuleThatNamesAnUnknownComponentStops() {
        Fields fields = new Fields(LayoutReflection.of(Needy.class), Map.of(), Set.of(), Samples.MANUAL);

        assertThatThrownBy(() -> fields.isAbsent("nmae")).hasMessage("Needy has no component nmae");
    }

    @Test
    void readingOverAnUnknownComponentStops() {
        Shape<Needy> shape = Shape.of(Needy.class);

        assertThatThrownBy(
                        () -> shape.readOver(new Needy("a"), List.of("nmae"), Samples.tree("{}"), "", Samples.MANUAL))
                .hasMessage("Needy has no component nmae");
    }

    @Test
    void componentsAreNamedInOrder() {
        assertThat(Samples.SHAPE.components()).startsWith("host", "database").endsWith("connections");
    }
}
