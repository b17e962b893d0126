/// The natural colours of hair.
public enum HairColor: String, Sendable, CaseIterable, Codable {
  case black
  case darkBrown = "dark-brown"
  case brown
  case lightBrown = "light-brown"
  case blond, red, grey, white
}
