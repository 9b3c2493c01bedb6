/** The cards that ask which company is meant. */
export { FlowOfferCard } from './FlowOfferCard'
export { TargetChooser } from './TargetChooser'
