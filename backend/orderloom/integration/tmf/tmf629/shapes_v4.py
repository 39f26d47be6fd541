"""Types of TMF629 Customer Management 4.0."""

from orderloom.integration.tmf.shapes import Shapes

SHAPES = Shapes("""
AccountRef: id, href, description, name! text, @referredType
AgreementRef: id! text, href, name, @referredType
Characteristic: name! text, valueType, value! any
ContactMedium: mediumType! text, preferred flag, characteristic! MediumCharacteristic, validFor TimePeriod
CreditProfile: creditProfileDate! moment, creditRiskRating whole, creditScore whole, validFor! TimePeriod
Customer: id, href, name! text, status, statusReason, account [AccountRef], agreement [AgreementRef], characteristic
    [Characteristic], contactMedium [ContactMedium], creditProfile [CreditProfile], engagedParty! RelatedParty,
    paymentMethod [PaymentMethodRef], relatedParty [RelatedParty], validFor TimePeriod
MediumCharacteristic: city, contactType, country, emailAddress, faxNumber, phoneNumber, postCode, socialNetworkId,
    stateOrProvince, street1, street2
PaymentMethodRef: id! text, href, name, @referredType
RelatedParty: id! text, href, name, role, @referredType! text
TimePeriod: endDateTime moment, startDateTime moment
""")
