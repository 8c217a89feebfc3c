//! Serde for types whose text form says everything: written with `Display`, read with `FromStr`.

/// Implements `Serialize` and `Deserialize` through `Display` and `FromStr`.
#[macro_export]
#[doc(hidden)]
macro_rules! text_serde {
    ($($name:ty),* $(,)?) => { $(
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <std::borrow::Cow<'de, str> as serde::Deserialize>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    )* };
}
